package dev.antigravity.catalog;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that is known of models, from several sources. Holds nothing itself. Thread-safe as far as its sources are.
public final class Catalog {
    private final List<ModelSource> sources;
    private final ShippedFacts shipped;

    /// @param sources the strongest first: what it says counts, the others fill in
    /// @param shipped the weakest; it names models only where nobody else names any
    public Catalog(List<ModelSource> sources, ShippedFacts shipped) {
        this.sources = List.copyOf(sources);
        this.shipped = shipped;
    }

    /// The models of a provider: those of the strongest source first, each in its source's order.
    public List<Model> models(String provider) {
        var known = new LinkedHashMap<String, Model>();
        for (var source : sources) {
            take(source.models(provider), known);
        }
        var models = known.isEmpty()
                ? shipped.models(provider).stream()
                : known.values().stream().map(model -> filled(provider, model));
        return models.map(model -> asSeen(provider, model)).toList();
    }

    private Model asSeen(String provider, Model model) {
        return sources.stream()
                .flatMap(source -> source.seen(provider, model.upstreamId()).stream())
                .findFirst()
                .map(model::asSeen)
                .orElse(model);
    }

    private Model filled(String provider, Model model) {
        return shipped.find(provider, model.upstreamId()).map(model::over).orElse(model);
    }

    public Optional<Model> find(String provider, String id) {
        return models(provider).stream().filter(model -> model.id().equals(id)).findFirst();
    }

    /// A model under another name keeps the facts of the one it stands for.
    private static void take(List<Model> weaker, Map<String, Model> known) {
        var byId = new HashMap<String, Model>();
        weaker.forEach(model -> byId.put(model.id(), model));
        known.replaceAll((_, model) -> {
            var same = byId.get(model.upstreamId());
            return same == null ? model : model.over(same);
        });
        weaker.forEach(model -> known.putIfAbsent(model.id(), model));
    }
}
