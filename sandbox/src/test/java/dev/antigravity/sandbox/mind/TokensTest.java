package dev.antigravity.sandbox.mind;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TokensTest {
    @Test
    void countsFourBytesAsOne() {
        assertThat(Tokens.of("")).isZero();
        assertThat(Tokens.of("abcd")).isEqualTo(1);
        assertThat(Tokens.of("abcde")).isEqualTo(2);
        assertThat(Tokens.of("日本")).isEqualTo(2);
    }

    @Property
    void cutsToNoMoreThanItWasAllowed(@ForAll String text, @ForAll @IntRange(max = 20) int tokens) {
        var cut = Tokens.within(tokens, text);

        assertThat(text).startsWith(cut);
        assertThat(Tokens.of(cut)).isLessThanOrEqualTo(tokens);
    }
}
