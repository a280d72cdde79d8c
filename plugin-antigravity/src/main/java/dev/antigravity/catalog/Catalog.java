package dev.antigravity.catalog;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// All that is known of models, from several sources. Holds nothing itself. Thread-safe as far as its sources are.
public final class Catalog {
    private final List<ModelSource> sources;
    private final Supplier<ModelFacts> facts;

    /// @param sources the strongest first: what it says counts, the others fill in
    /// @param facts   the weakest; they name models only where nobody else names any
    public Catalog(List<ModelSource> sources, Supplier<ModelFacts> facts) {
        this.sources = List.copyOf(sources);
        this.facts = facts;
    }

    /// The models of a provider: those of the strongest source first, each in its source's order.
    public List<Model> models(String provider) {
        return models(provider, facts.get());
    }

    /// The models of several providers by their ids, all with facts of the same moment.
    public Map<String, List<Model>> models(Collection<String> providers) {
        var now = facts.get();
        return providers.stream().collect(Collectors.toMap(Function.identity(), provider -> models(provider, now)));
    }

    private List<Model> models(String provider, ModelFacts now) {
        var known = new LinkedHashMap<String, Model>();
        for (var source : sources) {
            take(source.models(provider), known);
        }
        var models = known.isEmpty()
                ? now.models(provider).stream()
                : known.values().stream().map(model -> filled(provider, model, now));
        return models.map(model -> asSeen(provider, model)).toList();
    }

    private Model asSeen(String provider, Model model) {
        return sources.stream()
                .flatMap(source -> source.seen(provider, model.upstreamId()).stream())
                .findFirst()
                .map(model::asSeen)
                .orElse(model);
    }

    private static Model filled(String provider, Model model, ModelFacts now) {
        return now.find(provider, model.upstreamId()).map(model::over).orElse(model);
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
