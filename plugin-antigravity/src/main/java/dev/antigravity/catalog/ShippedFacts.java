package dev.antigravity.catalog;

import dev.antigravity.chat.Capability;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What was known of models when this version was made: a file of one model a line, each with its source and the day
/// the source speaks of. Immutable.
///
/// `build/model-facts/SnapshotModels.java` makes the file; decision 0009 says from what.
public final class ShippedFacts implements ModelSource {
    private static final String FILE = "model-facts.jsonl";
    private static final Pattern DATED = Pattern.compile("(.+)-(?:\\d{8}|\\d{4}-\\d{2}-\\d{2})");

    private final Map<String, Map<String, Model>> byProvider;

    private ShippedFacts(Map<String, Map<String, Model>> byProvider) {
        this.byProvider = byProvider;
    }

    /// Reads the file of this version.
    public static ShippedFacts load() {
        try (var in = ShippedFacts.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from this build");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ShippedFacts read(InputStream in) throws IOException {
        var byProvider = new LinkedHashMap<String, Map<String, Model>>();
        for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
            if (!line.isBlank()) {
                var record = JsonCursor.of(Json.parseObject(line));
                var model = model(record);
                byProvider
                        .computeIfAbsent(record.get("provider").asString(), _ -> new LinkedHashMap<>())
                        .put(model.id(), model);
            }
        }
        return new ShippedFacts(byProvider);
    }

    @Override
    public List<Model> models(String provider) {
        return new ArrayList<>(known(provider).values());
    }

    /// What is known of a model; of one with a date at its end, what is known of the same name without it.
    Optional<Model> find(String provider, String id) {
        var models = known(provider);
        return Optional.ofNullable(models.get(id))
                .or(() -> Optional.of(DATED.matcher(id))
                        .filter(Matcher::matches)
                        .map(match -> models.get(match.group(1))));
    }

    private Map<String, Model> known(String provider) {
        return byProvider.getOrDefault(provider, Map.of());
    }

    private static Model model(JsonCursor record) {
        var day = LocalDate.parse(record.get("as_of").asString());
        var source = Source.snapshot(
                day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                record.get("source").asString());
        return Model.named(record.get("id").asString(), source)
                .withTitle(record.findString("title"))
                .withContext(boxed(record.findLong("context")))
                .withMaxOutput(boxed(record.findLong("max_output")))
                .withCapabilities(record.find("can").map(ShippedFacts::capabilities))
                .withPrice(record.find("price").map(ShippedFacts::price));
    }

    private static Optional<Long> boxed(OptionalLong number) {
        return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
    }

    private static Set<Capability> capabilities(JsonCursor words) {
        var all = EnumSet.noneOf(Capability.class);
        for (var word : words.items()) {
            all.add(Capability.byWord(word.asString())
                    .orElseThrow(() -> word.complaint("no capability is called " + word.asString())));
        }
        return all;
    }

    private static Price price(JsonCursor price) {
        var longer = price.itemsOf("longer").stream()
                .map(step -> new Price.Step(step.get("above").asLong(), rates(step)))
                .toList();
        return new Price(rates(price), longer);
    }

    private static Price.Rates rates(JsonCursor rates) {
        return new Price.Rates(
                rates.get("input").asNumber().decimal(),
                rates.get("output").asNumber().decimal(),
                amount(rates, "cache_read"),
                amount(rates, "cache_write"));
    }

    private static Optional<BigDecimal> amount(JsonCursor rates, String name) {
        return rates.find(name).map(amount -> amount.asNumber().decimal());
    }
}
