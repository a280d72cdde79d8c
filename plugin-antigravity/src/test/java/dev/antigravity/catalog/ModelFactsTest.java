package dev.antigravity.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.Capability;
import dev.antigravity.chat.Usage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModelFactsTest {
    private static final ModelFacts SHIPPED = ModelFacts.shipped();

    @Test
    void everyFactHasASourceAndADay() {
        for (var provider : List.of("claude", "openai", "gemini", "qwen")) {
            assertThat(SHIPPED.models(provider)).isNotEmpty().allSatisfy(model -> {
                assertThat(model.namedBy().kind()).isEqualTo(Source.Kind.SNAPSHOT);
                assertThat(model.namedBy().where().orElseThrow()).startsWith("models.dev providers/");
                assertThat(model.namedBy().asOf().orElseThrow()).isBefore(Instant.parse("2026-11-20T00:00:00Z"));
                assertThat(model.capabilities().orElseThrow().value()).isNotEmpty();
            });
        }
        assertThat(SHIPPED.models("lab")).isEmpty();
    }

    @Test
    void aModelWithADateIsTheOneWithout() {
        assertThat(SHIPPED.find("claude", "claude-haiku-4-5-20251001")
                        .orElseThrow()
                        .context())
                .map(Fact::value)
                .contains(200_000L);
        assertThat(SHIPPED.find("openai", "gpt-5-2025-08-07")).isPresent();
        assertThat(SHIPPED.find("claude", "claude-haiku-4-5-v2")).isEmpty();
    }

    @Test
    void whatIsDisputedOrNotToldIsUnknown() {
        assertThat(SHIPPED.find("openai", "gpt-4o").orElseThrow().price()).isEmpty();
        assertThat(SHIPPED.find("openai", "gpt-image-1").orElseThrow().context())
                .isEmpty();
    }

    @Test
    void aListingNamesTheModelsAndTheSnapshotFillsIn() {
        var listed = Model.named("claude-sonnet-4-5-20250929", Source.listing(Instant.EPOCH))
                .withContext(Optional.of(190_000L));
        var catalog = new Catalog(
                List.of(provider -> provider.equals("claude") ? List.of(listed) : List.of()), () -> SHIPPED);

        assertThat(catalog.models("claude")).singleElement().satisfies(model -> {
            assertThat(model.context().orElseThrow().value()).isEqualTo(190_000);
            assertThat(model.price().orElseThrow().source().kind()).isEqualTo(Source.Kind.SNAPSHOT);
        });
        assertThat(catalog.models("gemini"))
                .extracting(Model::id)
                .contains("gemini-2.5-pro")
                .doesNotContain("claude-sonnet-4-5");
    }

    @Test
    void aPriceDependsOnTheLengthOfThePrompt() {
        var price = SHIPPED.find("gemini", "gemini-2.5-pro")
                .orElseThrow()
                .price()
                .orElseThrow()
                .value();

        assertThat(price.of(usage(200_000, 0, 1_000_000))).contains(new BigDecimal("10.25"));
        assertThat(price.of(usage(400_000, 100_000, 0))).contains(new BigDecimal("0.775"));
    }

    @Test
    void aCostWithAnUnknownPartIsUnknown() {
        var price = SHIPPED.find("gemini", "gemini-2.5-pro")
                .orElseThrow()
                .price()
                .orElseThrow()
                .value();
        var written = new Usage(10, OptionalLong.empty(), OptionalLong.of(5), 1, OptionalLong.empty());

        assertThat(price.of(written)).isEmpty();
    }

    private static Usage usage(long input, long cacheRead, long output) {
        return new Usage(input, OptionalLong.of(cacheRead), OptionalLong.empty(), output, OptionalLong.empty());
    }

    @Test
    void readsWhatTheScriptWrites() throws IOException {
        var line = """
                {"provider":"lab","id":"m","title":"M","can":["chat"],"price":{"input":1,"output":2},"source":"x","as_of":"2026-01-02"}
                """;
        var facts =
                ModelFacts.read(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)), Source.Kind.SNAPSHOT);

        var model = facts.models("lab").getFirst();
        assertThat(model.capabilities().orElseThrow().value()).isEqualTo(Set.of(Capability.CHAT));
        assertThat(model.namedBy().asOf()).contains(Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(model.context()).isEmpty();
    }
}
