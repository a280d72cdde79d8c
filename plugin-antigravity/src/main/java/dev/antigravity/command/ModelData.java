package dev.antigravity.command;

import dev.antigravity.catalog.Fact;
import dev.antigravity.catalog.Model;
import dev.antigravity.catalog.Price;
import dev.antigravity.chat.Capability;
import dev.antigravity.settings.ProviderSettings;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// What is known of models, for programs.
final class ModelData {
    private ModelData() {}

    static Map<String, Object> of(ProviderModels listed) {
        var data = new LinkedHashMap<String, Object>();
        data.put("provider", listed.provider().id());
        data.put("fetched", listed.fetched().map(Instant::toString));
        data.put("stale", listed.stale());
        data.put("problem", listed.problem());
        data.put(
                "models",
                listed.models().stream()
                        .map(model -> of(listed.provider(), model))
                        .toList());
        return data;
    }

    private static Map<String, Object> of(ProviderSettings provider, Model model) {
        var data = new LinkedHashMap<String, Object>();
        data.put("id", model.id());
        data.put("title", model.title().map(Fact::value));
        data.put("context", model.context().map(Fact::value));
        data.put("maxOutput", model.maxOutput().map(Fact::value));
        data.put(
                "capabilities",
                model.capabilities()
                        .map(fact -> fact.value().stream()
                                .sorted()
                                .map(Capability::word)
                                .toList()));
        data.put("price", model.price().map(price -> of(price.value())));
        data.put("source", model.namedBy().kind().word());
        data.put("asOf", model.namedBy().asOf().map(Instant::toString));
        data.put("sources", ModelFactSources.data(model));
        data.put("profile", EffectiveProfile.of(provider, model).data());
        return data;
    }

    /// US dollars a million tokens.
    private static Map<String, Object> of(Price price) {
        var data = of(price.standard());
        data.put(
                "longer",
                price.longer().stream()
                        .map(step -> {
                            var rates = of(step.rates());
                            rates.put("above", step.above());
                            return rates;
                        })
                        .toList());
        return data;
    }

    private static Map<String, Object> of(Price.Rates rates) {
        var data = new LinkedHashMap<String, Object>();
        data.put("input", rates.input());
        data.put("output", rates.output());
        data.put("cacheRead", rates.cacheRead());
        data.put("cacheWrite", rates.cacheWrite());
        data.put("cacheWriteHour", rates.cacheWriteHour());
        return data;
    }
}
