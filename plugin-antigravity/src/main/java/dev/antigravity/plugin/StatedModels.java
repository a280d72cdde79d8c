package dev.antigravity.plugin;

import dev.antigravity.catalog.Model;
import dev.antigravity.catalog.ModelSource;
import dev.antigravity.catalog.Price;
import dev.antigravity.catalog.Source;
import dev.antigravity.settings.ModelSettings;
import dev.antigravity.settings.PriceSettings;
import dev.antigravity.settings.Settings;
import java.util.List;
import java.util.function.Supplier;

/// The models the configuration states.
record StatedModels(Supplier<Settings> settings) implements ModelSource {
    @Override
    public List<Model> models(String provider) {
        return settings.get().provider(provider).stream()
                .flatMap(known -> known.models().stream())
                .map(StatedModels::model)
                .toList();
    }

    private static Model model(ModelSettings stated) {
        return Model.named(stated.name(), Source.CONFIGURATION)
                .called(stated.id())
                .withContext(stated.context())
                .withMaxOutput(stated.maxOutput())
                .withCapabilities(stated.capabilities())
                .withPrice(stated.price().map(StatedModels::price));
    }

    private static Price price(PriceSettings stated) {
        return Price.flat(new Price.Rates(
                stated.input(), stated.output(), stated.cacheRead(), stated.cacheWrite(), stated.cacheWriteHour()));
    }
}
