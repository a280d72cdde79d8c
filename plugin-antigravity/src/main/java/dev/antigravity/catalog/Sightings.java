package dev.antigravity.catalog;

import dev.antigravity.chat.Capability;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What models were last seen to take, shared with all processes. Thread-safe.
public final class Sightings implements Witness {
    private final SharedRecords<Sighting> sightings;
    private final InstantSource clock;

    public Sightings(Path file, DurableFiles files, FileLocks locks, InstantSource clock) {
        this.sightings = new SharedRecords<>(file, files, locks, new Records());
        this.clock = clock;
    }

    /// Nothing if that is too long ago.
    @Override
    public Optional<Sighting> find(String provider, String model, Set<URI> addresses) {
        return Optional.ofNullable(sightings.all().get(name(provider, model)))
                .filter(seen -> seen.isFresh(clock.instant()) && addresses.contains(seen.from()));
    }

    /// The last of each model, by provider and the provider's own name for it (`lab/m`), however long ago.
    public Map<String, Sighting> all() {
        return new TreeMap<>(sightings.all());
    }

    /// Keeps a sighting in place of the model's last.
    public void keep(String provider, String model, Sighting sighting) {
        sightings.put(name(provider, model), sighting);
    }

    private static String name(String provider, String model) {
        return provider + "/" + model;
    }

    private static final class Records implements SharedRecords.Form<Sighting> {
        @Override
        public JsonObject encode(Map<String, Sighting> records) {
            var models = JsonObject.builder();
            records.forEach((name, seen) -> models.put(
                    name,
                    JsonObject.builder()
                            .put("from", seen.from().toString())
                            .put("at", seen.at().toString())
                            .put(
                                    "refused",
                                    JsonArray.ofStrings(seen.refused().stream()
                                            .map(Capability::word)
                                            .sorted()
                                            .toList()))
                            .put("profile", seen.profile())
                            .build()));
            return JsonObject.of("models", models.build());
        }

        @Override
        public Map<String, Sighting> decode(JsonObject file) {
            var records = new LinkedHashMap<String, Sighting>();
            var models = JsonCursor.of(file).get("models");
            models.asObject().names().forEach(name -> records.put(name, decode(models.get(name))));
            return records;
        }

        private static Sighting decode(JsonCursor record) {
            return new Sighting(
                    URI.create(record.get("from").asString()),
                    Instant.parse(record.get("at").asString()),
                    record.get("refused").items().stream()
                            .flatMap(word -> Capability.byWord(word.asString()).stream())
                            .collect(Collectors.toSet()),
                    profile(record));
        }

        /// Keys this version does not know are left out, and those of a file from before there were any.
        private static JsonObject profile(JsonCursor record) {
            return record.find("profile")
                    .map(JsonCursor::asObject)
                    .map(UpstreamProfile::understood)
                    .orElse(JsonObject.EMPTY);
        }
    }
}
