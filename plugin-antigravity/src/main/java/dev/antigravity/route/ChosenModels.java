package dev.antigravity.route;

import dev.antigravity.catalog.Fact;
import dev.antigravity.catalog.Model;
import dev.antigravity.chat.Capability;
import dev.antigravity.settings.AliasSettings;
import dev.antigravity.settings.ProviderSettings;
import dev.antigravity.settings.Settings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// The models an alias may choose from, best first. Those of which the price, the time or the quota is not known come
/// last, in the order of the configuration.
final class ChosenModels {
    private final ModelDirectory models;
    private final Measurements measured;

    ChosenModels(ModelDirectory models, Measurements measured) {
        this.models = models;
        this.measured = measured;
    }

    record Choice(ProviderSettings provider, String model) {}

    /// @param ready whether a provider can be asked at all
    List<Choice> of(AliasSettings.Chosen alias, Settings settings, Predicate<ProviderSettings> ready) {
        var capable = new ArrayList<Choice>();
        for (var provider : settings.providers().values()) {
            if ((alias.among().isEmpty() || alias.among().contains(provider.id())) && ready.test(provider)) {
                for (var model : models.models(provider.id())) {
                    if (capabilities(model).containsAll(alias.needs())) {
                        capable.add(new Choice(provider, model.id()));
                    }
                }
            }
        }
        capable.sort(
                switch (alias.choose()) {
                    case PRICE -> lowest(this::price);
                    case LATENCY ->
                        lowest(choice -> measured.latency(choice.provider().id(), choice.model()));
                    case QUOTA -> lowest(this::used);
                });
        return capable;
    }

    private static Set<Capability> capabilities(Model model) {
        return model.capabilities().map(Fact::value).orElse(Set.of());
    }

    private Optional<BigDecimal> price(Choice choice) {
        return models.find(choice.provider().id(), choice.model())
                .flatMap(Model::price)
                .map(price -> price.value().standard().input());
    }

    private Optional<Double> used(Choice choice) {
        var left = measured.quotaLeft(choice.provider().id(), choice.model());
        return left.isPresent() ? Optional.of(1 - left.getAsDouble()) : Optional.empty();
    }

    private static <T extends Comparable<? super T>> Comparator<Choice> lowest(Function<Choice, Optional<T>> of) {
        return Comparator.comparing(
                choice -> of.apply(choice).orElse(null), Comparator.nullsLast(Comparator.<T>naturalOrder()));
    }
}
