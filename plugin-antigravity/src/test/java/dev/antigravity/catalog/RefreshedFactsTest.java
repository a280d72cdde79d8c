package dev.antigravity.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.chat.Capability;
import dev.antigravity.files.DurableFiles;
import dev.antigravity.testing.MovableClock;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class RefreshedFactsTest {
    private static final ModelFacts SHIPPED = ModelFacts.shipped();
    private static final URI FROM = URI.create("https://facts.example/api.json");
    private static final Instant FETCHED = Instant.parse("2026-11-20T12:00:00Z");

    /// As models.dev writes it, shortened.
    public static final String DATASET = """
            {
              "anthropic": { "id": "anthropic", "models": {
                "claude-opus-5": { "id": "claude-opus-5", "name": "Claude Opus 5", "reasoning": true, "tool_call": true,
                  "last_updated": "2026-11-01", "modalities": { "input": ["text", "image", "pdf"], "output": ["text"] },
                  "limit": { "context": 2000000, "output": 128000 },
                  "cost": { "input": 4, "output": 20, "cache_read": 0.4, "cache_write": 5 } },
                "claude-next": { "id": "claude-next", "name": "Claude Next", "reasoning": true, "tool_call": true,
                  "last_updated": "2026-11", "modalities": { "input": ["text"], "output": ["text"] },
                  "limit": { "context": 0, "output": 0 } } } },
              "openai": { "id": "openai", "models": {
                "gpt-4o": { "id": "gpt-4o", "name": "GPT-4o", "tool_call": true,
                  "last_updated": "2024-08-06", "modalities": { "input": ["text", "image"], "output": ["text"] },
                  "limit": { "context": 128000, "output": 16384 }, "cost": { "input": 2.5, "output": 10 } } } },
              "google": { "id": "google", "models": {
                "gemini-2.5-pro": { "id": "gemini-2.5-pro", "name": "Gemini 2.5 Pro", "reasoning": true,
                  "last_updated": "2026-10-01", "modalities": { "input": ["text", "audio"], "output": ["text"] },
                  "limit": { "context": 1048576, "output": 65536 },
                  "cost": { "input": 1.25, "output": 10, "context_over_200k": { "input": 2.5, "output": 15 } } },
                "gemini-3-pro-image-preview": { "id": "gemini-3-pro-image-preview", "name": "Pictures",
                  "last_updated": "2026-10-01", "modalities": { "input": ["text"], "output": ["text", "image"] },
                  "limit": { "context": 65536, "output": 32768 }, "cost": { "input": 2, "output": 120 } } } },
              "alibaba": { "id": "alibaba", "models": {
                "qwen3-coder-plus": { "id": "qwen3-coder-plus", "name": "Qwen3 Coder Plus", "tool_call": true,
                  "last_updated": "2026-10-01", "modalities": { "input": ["text"], "output": ["text"] },
                  "limit": { "context": 1048576, "output": 65536 },
                  "cost": { "input": 1, "output": 5, "tiers": [
                    { "input": 1.8, "output": 9, "tier": { "type": "context", "size": 32000 } } ] } } } },
              "somebody-else": "whatever"
            }
            """;

    @TempDir
    Path folder;

    private Path file;
    private RefreshedFacts facts;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("state/model-facts.jsonl");
        facts = open();
    }

    private RefreshedFacts open() {
        return new RefreshedFacts(SHIPPED, file, DurableFiles.onThisMachine(new MovableClock()));
    }

    private int take(String dataset) throws IOException {
        return facts.take(dataset.getBytes(StandardCharsets.UTF_8), FROM, FETCHED);
    }

    private Model model(String provider, String id) {
        return facts.current().find(provider, id).orElseThrow();
    }

    @Test
    void whatIsNewHoldsAtOnceAndForTheNextProcess() throws IOException {
        assertThat(take(DATASET)).isEqualTo(6);

        for (var reader : List.of(facts, open())) {
            var model = reader.current().find("claude", "claude-opus-5").orElseThrow();
            assertThat(model.context().orElseThrow().value()).isEqualTo(2_000_000);
            assertThat(model.price().orElseThrow().value().standard().input()).isEqualByComparingTo("4");
            assertThat(model.capabilities().orElseThrow().value())
                    .containsExactlyInAnyOrder(
                            Capability.CHAT,
                            Capability.VISION,
                            Capability.DOCUMENTS,
                            Capability.FUNCTION_CALLING,
                            Capability.THINKING);
        }
    }

    @Test
    void everyFactSaysWhoAndWhen() throws IOException {
        take(DATASET);

        var source = model("claude", "claude-opus-5").price().orElseThrow().source();
        assertThat(source.kind()).isEqualTo(Source.Kind.REFRESHED);
        assertThat(source.asOf()).contains(Instant.parse("2026-11-01T00:00:00Z"));
        assertThat(source.where()).contains("https://facts.example/api.json, fetched 2026-11-20");
        assertThat(model("claude", "claude-next").namedBy().asOf()).contains(Instant.parse("2026-11-20T00:00:00Z"));
    }

    @Test
    void whatIsUnknownStaysUnknown() throws IOException {
        take(DATASET);

        assertThat(model("claude", "claude-next").context()).isEmpty();
        assertThat(model("claude", "claude-next").price()).isEmpty();
        assertThat(model("openai", "gpt-4o").price())
                .as("sources contradict each other")
                .isEmpty();
        assertThat(model("gemini", "gemini-3-pro-image-preview").price())
                .as("billed by the picture")
                .isEmpty();
        assertThat(model("claude", "claude-haiku-4-5").namedBy().kind())
                .as("the data set does not name it")
                .isEqualTo(Source.Kind.SNAPSHOT);
    }

    @Test
    void aPriceMayDependOnTheLengthInEitherForm() throws IOException {
        take(DATASET);

        assertThat(model("gemini", "gemini-2.5-pro")
                        .price()
                        .orElseThrow()
                        .value()
                        .longer())
                .singleElement()
                .satisfies(step -> assertThat(step.above()).isEqualTo(200_000));
        assertThat(model("qwen", "qwen3-coder-plus")
                        .price()
                        .orElseThrow()
                        .value()
                        .longer())
                .singleElement()
                .satisfies(step -> assertThat(step.rates().input()).isEqualByComparingTo(new BigDecimal("1.8")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"context\": 2000000 | \"context\": \"lots\" | makes no sense",
                "\"context\": 2000000 | \"context\": 0        | claude/claude-opus-5 has lost its context size",
                "\"input\": 4,        | \"input\": -4,        | a price is not below zero",
                "\"input\": 4,        | \"input\": 400,       | costs 400 / 20 after 5 / 25",
                "\"output\": 20,      | \"output\": 0.002,    | which is hard to believe",
                "\"anthropic\": {     | \"antropic\": {       | makes no sense",
                "\"gpt-4o\":          | \"gpt\": {}, \"x\":   | makes no sense",
                "\"id\": \"gpt-4o\"   | \"id\": \"gpt-9\"     | names no model of openai that we know",
                "\"tool_call\": true  | \"tool_call\": \"yes\" | makes no sense",
                "\"whatever\"         | \"                    | did not answer with a JSON object",
            })
    void oneMistakeAndNothingIsTaken(String right, String wrong, String reason) throws IOException {
        assertThat(DATASET).contains(right);
        var before = facts.current();

        assertThatThrownBy(() -> take(DATASET.replaceFirst(Pattern.quote(right), wrong)))
                .isInstanceOf(BadFactsException.class)
                .hasMessageStartingWith(FROM.toString())
                .hasMessageContaining(reason);
        assertThat(file).doesNotExist();
        assertThat(facts.current()).isSameAs(before);
    }

    @Test
    void aBadSetDoesNotReplaceAGoodOne() throws IOException {
        take(DATASET);
        var kept = Files.readString(file);

        assertThatThrownBy(() -> take(DATASET.replace("\"input\": 4,", "\"input\": 4e9,")))
                .isInstanceOf(BadFactsException.class);

        assertThat(Files.readString(file)).isEqualTo(kept);
        assertThat(model("claude", "claude-opus-5").context().orElseThrow().value())
                .isEqualTo(2_000_000);
    }

    @Test
    void aDamagedFileCountsAsNone() throws IOException {
        take(DATASET);
        Files.writeString(file, Files.readString(file).substring(0, 300));

        assertThat(open().current()).isSameAs(SHIPPED);
    }

    /// Two providers change together; whoever reads them in one go sees both old or both new.
    @Test
    void nobodySeesAMixture() throws Exception {
        take(DATASET);
        var catalog = new Catalog(List.of(), facts::current);
        var over = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var seen = threads.submit(() -> {
                var differences = new HashSet<Long>();
                while (!over.get()) {
                    var models = catalog.models(List.of("claude", "qwen"));
                    differences.add(context(models, "claude") - context(models, "qwen"));
                }
                return differences;
            });
            var other = DATASET.replace("2000000", "2000001").replace("\"context\": 1048576", "\"context\": 1048577");
            for (var i = 0; i < 20; i++) {
                take(other);
                take(DATASET);
            }
            over.set(true);
            assertThat(seen.get()).containsExactly(2_000_000L - 1_048_576);
        }
    }

    private static long context(Map<String, List<Model>> models, String provider) {
        return models.getOrDefault(provider, List.of())
                .getFirst()
                .context()
                .orElseThrow()
                .value();
    }
}
