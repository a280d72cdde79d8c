package dev.antigravity.plugin;

import dev.antigravity.catalog.Catalog;
import dev.antigravity.catalog.Fact;
import dev.antigravity.catalog.Model;
import dev.antigravity.catalog.Price;
import dev.antigravity.chat.ListedModel;
import dev.antigravity.route.ModelDirectory;
import dev.antigravity.settings.AliasSettings;
import dev.antigravity.settings.ProviderSettings;
import dev.antigravity.settings.Settings;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The catalogue as a running proxy sees it: put together at most once a second, so that a request costs a look into a
/// map. Thread-safe.
final class ModelsInForce implements ModelDirectory {
    private static final long FRESH_NANOS = 1_000_000_000;

    private final Supplier<Settings> settings;
    private final Catalog catalog;
    private volatile Snapshot snapshot;

    private record Snapshot(Settings settings, long taken, Map<String, Map<String, Model>> byProvider) {}

    ModelsInForce(Supplier<Settings> settings, Catalog catalog) {
        this.settings = settings;
        this.catalog = catalog;
        snapshot = take();
    }

    @Override
    public Collection<Model> models(String provider) {
        return known(provider).values();
    }

    @Override
    public Optional<Model> find(String provider, String name) {
        return Optional.ofNullable(known(provider).get(name));
    }

    /// The list price of a provider's model, under its own name or the provider's.
    Optional<Fact<Price>> price(String provider, String model) {
        var models = known(provider);
        return Optional.ofNullable(models.get(model))
                .or(() -> models.values().stream()
                        .filter(known -> known.upstreamId().equals(model))
                        .findFirst())
                .flatMap(Model::price);
    }

    /// What a listing shows of these names, in their order.
    List<ListedModel> listed(Collection<String> names) {
        return names.stream().map(this::listed).toList();
    }

    private ListedModel listed(String name) {
        var alias = settings.get().models().get(name);
        if (alias != null) {
            return aliased(name, alias);
        }
        return settings.get().providers().values().stream()
                .flatMap(provider -> Optional.ofNullable(known(provider.id()).get(name))
                        .map(model -> listed(name, model, provider.title()))
                        .stream())
                .findFirst()
                .orElseGet(() -> unknown(name));
    }

    /// An alias can hold what the first model it stands for can hold.
    private ListedModel aliased(String name, AliasSettings alias) {
        if (alias instanceof AliasSettings.InOrder(var _, var targets, var _) && !targets.isEmpty()) {
            var first = targets.getFirst();
            var model = known(first.provider()).get(first.model());
            var provider = settings.get().provider(first.provider()).map(ProviderSettings::title);
            if (model != null && provider.isPresent()) {
                return listed(name, model, provider.get());
            }
        }
        return unknown(name);
    }

    private static ListedModel listed(String name, Model model, String provider) {
        return new ListedModel(
                name,
                model.shownTitle() + " via " + provider,
                provider,
                model.context().map(Fact::value),
                model.maxOutput().map(Fact::value));
    }

    private static ListedModel unknown(String name) {
        return new ListedModel(name, name, "antigravity", Optional.empty(), Optional.empty());
    }

    private Map<String, Model> known(String provider) {
        return current().byProvider().getOrDefault(provider, Map.of());
    }

    private Snapshot current() {
        var last = snapshot;
        if (last.settings() != settings.get() || System.nanoTime() - last.taken() > FRESH_NANOS) {
            last = take();
            snapshot = last;
        }
        return last;
    }

    private Snapshot take() {
        var now = settings.get();
        var byProvider = new HashMap<String, Map<String, Model>>();
        catalog.models(now.providers().keySet()).forEach((provider, models) -> {
            var byId = new LinkedHashMap<String, Model>();
            models.forEach(model -> byId.put(model.id(), model));
            byProvider.put(provider, byId);
        });
        return new Snapshot(now, System.nanoTime(), byProvider);
    }
}
