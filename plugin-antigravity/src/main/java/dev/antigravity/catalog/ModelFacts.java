package dev.antigravity.catalog;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What somebody other than a provider knows of its models: a file of one model a line, each with its source and the
/// day the source speaks of. Immutable.
///
/// This version brings one such file along; `build/model-facts/SnapshotModels.java` makes it, decision 0009 says from
/// what. Another may have been fetched since, see {@link RefreshedFacts}.
public final class ModelFacts implements ModelSource {
    private static final String FILE = "model-facts.jsonl";
    private static final Pattern DATED = Pattern.compile("(.+)-(?:\\d{8}|\\d{4}-\\d{2}-\\d{2})");

    private final Map<String, Map<String, Model>> byProvider;

    private ModelFacts(Map<String, Map<String, Model>> byProvider) {
        this.byProvider = byProvider;
    }

    /// Reads the file this version brought along.
    public static ModelFacts shipped() {
        try (var in = ModelFacts.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from this build");
            }
            return read(in, Source.Kind.SNAPSHOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws RuntimeException if it is not what we write
    static ModelFacts read(InputStream in, Source.Kind kind) throws IOException {
        var byProvider = new LinkedHashMap<String, Map<String, Model>>();
        for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
            if (!line.isBlank()) {
                var record = JsonCursor.of(Json.parseObject(line));
                var model = FactRecords.decode(record, kind);
                byProvider
                        .computeIfAbsent(record.get("provider").asString(), _ -> new LinkedHashMap<>())
                        .put(model.id(), model);
            }
        }
        return new ModelFacts(byProvider);
    }

    static ModelFacts of(Map<String, List<Model>> models) {
        var byProvider = new LinkedHashMap<String, Map<String, Model>>();
        models.forEach((provider, known) -> {
            var byId = new LinkedHashMap<String, Model>();
            known.forEach(model -> byId.put(model.id(), model));
            byProvider.put(provider, byId);
        });
        return new ModelFacts(byProvider);
    }

    /// As a file holds them.
    byte[] lines() {
        var lines = new StringBuilder();
        byProvider.forEach((provider, models) -> models.values()
                .forEach(model -> lines.append(Json.text(FactRecords.encode(provider, model)))
                        .append('\n')));
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The same models, each changed.
    ModelFacts map(BiFunction<String, Model, Model> change) {
        var all = new LinkedHashMap<String, Map<String, Model>>();
        byProvider.forEach((provider, models) -> {
            var changed = new LinkedHashMap<>(models);
            changed.replaceAll((_, model) -> change.apply(provider, model));
            all.put(provider, changed);
        });
        return new ModelFacts(all);
    }

    /// These facts, and where they are silent those of a weaker source.
    ModelFacts over(ModelFacts weaker) {
        var all = new LinkedHashMap<String, Map<String, Model>>();
        for (var provider : concat(byProvider.keySet(), weaker.byProvider.keySet())) {
            var models = new LinkedHashMap<>(known(provider));
            models.replaceAll(
                    (id, model) -> weaker.exactly(provider, id).map(model::over).orElse(model));
            weaker.known(provider).forEach(models::putIfAbsent);
            all.put(provider, models);
        }
        return new ModelFacts(all);
    }

    private static List<String> concat(Collection<String> some, Collection<String> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }

    @Override
    public List<Model> models(String provider) {
        return new ArrayList<>(known(provider).values());
    }

    Collection<String> providers() {
        return byProvider.keySet();
    }

    int size() {
        return byProvider.values().stream().mapToInt(Map::size).sum();
    }

    Optional<Model> exactly(String provider, String id) {
        return Optional.ofNullable(known(provider).get(id));
    }

    /// What is known of a model; of one with a date at its end, what is known of the same name without it.
    Optional<Model> find(String provider, String id) {
        return exactly(provider, id)
                .or(() -> Optional.of(DATED.matcher(id))
                        .filter(Matcher::matches)
                        .flatMap(match -> exactly(provider, match.group(1))));
    }

    private Map<String, Model> known(String provider) {
        return byProvider.getOrDefault(provider, Map.of());
    }
}
