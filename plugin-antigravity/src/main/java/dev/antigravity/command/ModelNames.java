package dev.antigravity.command;

import dev.antigravity.api.Candidate;
import dev.antigravity.catalog.Model;
import dev.antigravity.chat.Capability;
import dev.antigravity.route.ModelName;
import dev.antigravity.settings.ProviderSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The names a client may ask for, as far as they are known here. Asks nobody.
final class ModelNames {
    private final Workbench bench;

    ModelNames(Workbench bench) {
        this.bench = bench;
    }

    /// Whether it is an alias, apart from a thinking suffix.
    boolean isAlias(String name) {
        return bench.settings().models().containsKey(bare(name));
    }

    /// The name without what only asks for more thinking or a larger window: `(high)`, `[1m]`.
    static String bare(String name) {
        return ModelName.parse(name.replaceFirst("\\[1m]$", "")).name();
    }

    /// The name under which the proxy finds exactly that model of that provider.
    String of(ProviderSettings provider, String model) {
        var bare = bare(model);
        var unambiguous = !isAlias(bare)
                && ready().stream()
                        .filter(other -> lists(other, bare))
                        .map(ProviderSettings::id)
                        .toList()
                        .equals(List.of(provider.id()));
        return unambiguous || model.startsWith(provider.id() + "/") ? model : provider.id() + "/" + model;
    }

    private boolean lists(ProviderSettings provider, String model) {
        return bench.catalog().find(provider.id(), model).isPresent();
    }

    private List<ProviderSettings> ready() {
        return bench.settings().providers().values().stream()
                .filter(provider -> provider.isUsable()
                        && !bench.usableAccounts().usable(provider.id()).isEmpty())
                .toList();
    }

    /// Aliases, then models of all providers with accounts.
    Set<String> all() {
        var names = new LinkedHashSet<>(bench.settings().models().keySet());
        ready().forEach(provider -> bench.catalog().models(provider.id()).forEach(model -> {
            names.add(model.id());
            names.add(provider.id() + "/" + model.id());
        }));
        return names;
    }

    /// @param typed what stands there so far; behind `lab/` come the models of lab
    List<Candidate> candidates(Optional<String> provider, String typed) {
        var candidates = new ArrayList<Candidate>();
        bench.settings()
                .models()
                .keySet()
                .forEach(alias -> candidates.add(Candidate.of(alias, "alias").in("aliases")));
        candidates.addAll(models(provider, typed, _ -> true));
        return candidates;
    }

    /// Models that make pictures, as far as anybody says.
    List<Candidate> drawing(Optional<String> provider, String typed) {
        return models(
                provider,
                typed,
                model -> model.capabilities()
                        .filter(can -> can.value().contains(Capability.IMAGE_GENERATION))
                        .isPresent());
    }

    private List<Candidate> models(Optional<String> provider, String typed, Predicate<Model> which) {
        return ready().stream()
                .filter(known -> provider.isEmpty() || provider.get().equals(known.id()))
                .flatMap(known -> bench.catalog().models(known.id()).stream()
                        .filter(which)
                        .map(model -> Candidate.of(
                                        typed.contains("/") ? known.id() + "/" + model.id() : model.id(),
                                        model.title()
                                                .map(title -> title.value())
                                                .orElse(""))
                                .in(known.id())))
                .toList();
    }
}
