package dev.antigravity.route;

import dev.antigravity.settings.AliasSettings;
import dev.antigravity.settings.ModelSettings;
import dev.antigravity.settings.PriceSettings;
import dev.antigravity.settings.ProviderSettings;
import dev.antigravity.settings.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The models an alias may choose from, best first.
final class ChosenModels {
    private ChosenModels() {}

    record Choice(ProviderSettings provider, String model) {}

    /// Models whose capabilities are stated and suffice. By price, those without a stated price come last; the other
    /// criteria keep the order of the configuration until something has been measured.
    static List<Choice> of(AliasSettings.Chosen alias, Settings settings) {
        var capable = new ArrayList<Capable>();
        for (var provider : settings.providers().values()) {
            if (provider.isUsable() && (alias.among().isEmpty() || alias.among().contains(provider.id()))) {
                for (var model : provider.models()) {
                    if (model.capabilities().orElse(Set.of()).containsAll(alias.needs())) {
                        capable.add(new Capable(provider, model));
                    }
                }
            }
        }
        if (alias.choose() == AliasSettings.Criterion.PRICE) {
            capable.sort(Comparator.comparing(
                    (Capable one) ->
                            one.model().price().map(PriceSettings::input).orElse(null),
                    Comparator.nullsLast(Comparator.naturalOrder())));
        }
        return capable.stream()
                .map(one -> new Choice(one.provider(), one.model().name()))
                .toList();
    }

    private record Capable(ProviderSettings provider, ModelSettings model) {}
}
