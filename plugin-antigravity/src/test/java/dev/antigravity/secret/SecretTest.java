package dev.antigravity.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretTest {
    @Test
    void printsAsStarsWhereverItIsPut() {
        var secret = Secret.of("canary");
        record Holder(String name, Secret key) {}

        assertThat(List.of(
                        "" + secret,
                        String.valueOf(List.of(secret)),
                        Map.of("k", secret).toString(),
                        new Holder("a", secret).toString(),
                        "%s".formatted(secret)))
                .allSatisfy(text -> assertThat(text).contains("***").doesNotContain("canary"));
    }

    @Test
    void givesItselfAwayOnlyWhenAsked() {
        assertThat(Secret.of("schlüssel 🔑").reveal()).isEqualTo("schlüssel 🔑");
    }

    @Test
    void isEqualToTheSameSecret() {
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).hasSameHashCodeAs(Secret.of("a"));
        assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b")).isNotEqualTo("a");
        assertThat(Secret.of("a").matches("a")).isTrue();
        assertThat(Secret.of("a").matches("A")).isFalse();
        assertThat(Secret.of("a").matches("")).isFalse();
        assertThat(Secret.of("").isEmpty()).isTrue();
    }
}
