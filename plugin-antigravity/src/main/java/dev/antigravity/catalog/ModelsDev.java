package dev.antigravity.catalog;

import dev.antigravity.chat.Capability;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.MalformedJsonException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads the data set of models.dev: `{"anthropic": {"models": {"claude-…": {…}}}, …}`. Of its many providers those
/// count that we know by heart; of these everything must be as expected, or nothing is taken.
///
/// Source: models.dev (MIT), its schema as read 2026-11.
final class ModelsDev {
    /// Our name, theirs.
    private static final Map<String, String> PROVIDERS =
            Map.of("claude", "anthropic", "openai", "openai", "gemini", "google", "qwen", "alibaba");

    private static final long LONG_CONTEXT = 200_000;

    private final URI from;
    private final Instant fetched;

    private ModelsDev(URI from, Instant fetched) {
        this.from = from;
        this.fetched = fetched;
    }

    /// @throws BadFactsException if anything in it is not as expected
    static ModelFacts read(byte[] file, URI from, Instant fetched) {
        try {
            return new ModelsDev(from, fetched).read(JsonCursor.of(Json.parseObject(file)));
        } catch (MalformedJsonException _) {
            throw new BadFactsException(from + " did not answer with a JSON object");
        } catch (JsonShapeException | DateTimeException e) {
            throw new BadFactsException(from + " holds something that makes no sense: " + e.getMessage());
        }
    }

    private ModelFacts read(JsonCursor whole) {
        var all = new LinkedHashMap<String, List<Model>>();
        new TreeMap<>(PROVIDERS)
                .forEach(
                        (ours, theirs) -> all.put(ours, models(whole.get(theirs).get("models"))));
        return ModelFacts.of(all);
    }

    private List<Model> models(JsonCursor theirs) {
        var models = new ArrayList<Model>();
        for (var id : theirs.asObject().names()) {
            models.add(model(theirs.get(id)));
        }
        return models;
    }

    private Model model(JsonCursor theirs) {
        var takes = words(theirs.get("modalities").get("input"));
        var gives = words(theirs.get("modalities").get("output"));
        return Model.named(theirs.get("id").asString(), source(theirs))
                .withTitle(Optional.of(theirs.get("name").asString().replace(" (latest)", "")))
                .withContext(limit(theirs, "context"))
                .withMaxOutput(limit(theirs, "output"))
                .withCapabilities(Optional.of(capabilities(theirs, takes, gives)))
                .withPrice(
                        isBilledByPicture(gives)
                                ? Optional.empty()
                                : theirs.find("cost").flatMap(ModelsDev::price));
    }

    private Source source(JsonCursor theirs) {
        var day = theirs.findString("last_updated")
                .filter(text -> text.matches("\\d{4}-\\d\\d-\\d\\d"))
                .map(text -> LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant())
                .filter(said -> said.isBefore(fetched));
        return new Source(
                Source.Kind.REFRESHED,
                day.or(() -> Optional.of(fetched)),
                Optional.of(from + ", fetched " + LocalDate.ofInstant(fetched, ZoneOffset.UTC)));
    }

    /// A zero where a limit should be is no limit.
    private static Optional<Long> limit(JsonCursor theirs, String name) {
        return theirs.find("limit")
                .flatMap(limits -> limits.find(name))
                .map(JsonCursor::asLong)
                .filter(tokens -> tokens > 0);
    }

    private static Set<String> words(JsonCursor list) {
        return Set.copyOf(list.items().stream().map(JsonCursor::asString).toList());
    }

    private static Set<Capability> capabilities(JsonCursor theirs, Set<String> takes, Set<String> gives) {
        var can = EnumSet.noneOf(Capability.class);
        add(can, Capability.CHAT, gives.contains("text"));
        add(can, Capability.VISION, takes.contains("image") && gives.contains("text"));
        add(can, Capability.AUDIO, takes.contains("audio"));
        add(can, Capability.DOCUMENTS, takes.contains("pdf"));
        add(can, Capability.FUNCTION_CALLING, theirs.findBoolean("tool_call").orElse(false));
        add(
                can,
                Capability.STRUCTURED_OUTPUT,
                theirs.findBoolean("structured_output").orElse(false));
        add(can, Capability.THINKING, theirs.findBoolean("reasoning").orElse(false));
        add(can, Capability.IMAGE_GENERATION, gives.contains("image"));
        add(can, Capability.IMAGE_EDITING, gives.contains("image") && takes.contains("image"));
        return can;
    }

    private static void add(Set<Capability> can, Capability capability, boolean is) {
        if (is) {
            can.add(capability);
        }
    }

    private static boolean isBilledByPicture(Set<String> gives) {
        return gives.contains("image");
    }

    /// A cost without the price of words is none of tokens.
    private static Optional<Price> price(JsonCursor cost) {
        if (cost.find("input").isEmpty() || cost.find("output").isEmpty()) {
            return Optional.empty();
        }
        var steps = new ArrayList<Price.Step>();
        for (var tier : cost.itemsOf("tiers")) {
            steps.add(new Price.Step(tier.get("tier").get("size").asLong(), FactRecords.rates(tier)));
        }
        if (steps.isEmpty()) {
            cost.find("context_over_200k")
                    .map(rates -> new Price.Step(LONG_CONTEXT, FactRecords.rates(rates)))
                    .ifPresent(steps::add);
        }
        return Optional.of(new Price(FactRecords.rates(cost), steps));
    }
}
