package dev.antigravity.spelling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NearestNameTest {
    private static final List<String> PROVIDERS =
            List.of("claude", "openai", "gemini", "antigravity", "qwen", "iflow", "amp", "ctonew", "aistudio", "webai");

    @ParameterizedTest
    @CsvSource({
        "cluade, claude",
        "Claude, claude",
        "claud, claude",
        "claudee, claude",
        "openia, openai",
        "open-ai, openai",
        "gemni, gemini",
        "anti, antigravity",
        "qwne, qwen",
        "apm, amp",
        "antigravity-2, antigravity"
    })
    void findsWhatWasMeant(String typed, String meant) {
        assertThat(NearestName.of(typed, PROVIDERS)).contains(meant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "x", "mistral", "zz", "op", "aaaaaaaaaaa", "🙂"})
    void isSilentWhenNothingIsNear(String typed) {
        assertThat(NearestName.of(typed, PROVIDERS)).isEmpty();
    }

    @Test
    void prefersFewerSlipsThenTheLongerBeginningThenTheGivenOrder() {
        assertThat(NearestName.of("prot", List.of("host", "port", "profile"))).contains("port");
        assertThat(NearestName.of("model", List.of("models", "mode"))).contains("models");
        assertThat(NearestName.of("cat", List.of("car", "can"))).contains("car");
    }

    @Test
    void takesPunctuationForASlipOfThePen() {
        assertThat(NearestName.of("base_URL", List.of("base-path", "base-url"))).contains("base-url");
    }

    @Test
    void knowsNothingAmongNothing() {
        assertThat(NearestName.of("claude", List.of())).isEmpty();
    }

    @Test
    void isQuickWithAbsurdlyLongNames() {
        assertThat(NearestName.of("a".repeat(1_000_000), List.of("b".repeat(1_000_000), "a")))
                .isEmpty();
    }

    @Property(tries = 300)
    void oneSwapOfNeighboursIsAlwaysForgiven(
            @ForAll @AlphaChars @StringLength(min = 4, max = 20) String name, @ForAll @IntRange(max = 18) int at) {
        var place = at % (name.length() - 1);
        var swapped =
                name.substring(0, place) + name.charAt(place + 1) + name.charAt(place) + name.substring(place + 2);

        assertThat(NearestName.of(swapped, List.of(name))).contains(name);
    }
}
