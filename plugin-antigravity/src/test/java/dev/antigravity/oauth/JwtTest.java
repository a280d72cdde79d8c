package dev.antigravity.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JwtTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String SIGNED = "{\"alg\":\"RS256\"}";

    @Test
    void tellsWhenItEnds() {
        var token = Jwt.parse(Tokens.jwt("client-1", NOW));

        assertThat(token.expiresAt()).contains(NOW);
        assertThat(token.claims().text("sub")).contains("client-1");
        assertThat(token.toString()).doesNotContain(Tokens.jwt("client-1", NOW));
    }

    @ParameterizedTest
    @CsvSource({
        "{\"exp\": 1795176000},               ", // 2026-11-20T12:00:00Z, within the skew
        "{\"exp\": 1795175941.5},             ",
        "{},                                  ",
        "{\"exp\": 1795175900},  it has ended ",
        "{\"nbf\": 1795176050},               ",
        "{\"nbf\": 1795176090},  it holds from"
    })
    void holdsAsLongAsClocksMayDiffer(String payload, String objection) {
        var found = Jwt.parse(Tokens.jwt(SIGNED, payload)).objection(NOW);

        if (objection == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found.orElseThrow()).startsWith(objection);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'',                          three parts",
        "one.two,                     three parts",
        "a b.c.d,                     three parts",
        "eyJhbGciOiJSUzI1NiJ9..c,     three parts",
        "e30.e30.e30,                 nobody has signed it",
        "eyJhbGciOiJub25lIn0.e30.e30, nobody has signed it",
        "bm90IGpzb24.e30.e30,         header is no JSON object",
        "eyJhbGciOiJSUzI1NiJ9.WzFd.c, payload is no JSON object"
    })
    void refusesWhatIsNone(String text, String reason) {
        assertThatThrownBy(() -> Jwt.parse(text))
                .isInstanceOf(MalformedTokenException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void refusesATimeThatIsNone() {
        assertThatThrownBy(
                        () -> Jwt.parse(Tokens.jwt(SIGNED, "{\"exp\": 1e300}")).expiresAt())
                .isInstanceOf(MalformedTokenException.class)
                .hasMessageContaining("exp");
        assertThat(Jwt.parse(Tokens.jwt(SIGNED, "{\"exp\": \"soon\"}")).expiresAt())
                .isEqualTo(Optional.empty());
    }

    @Property(tries = 500)
    void whateverIsPastedIsReadOrRefused(@ForAll String text) {
        try {
            Jwt.parse(text);
        } catch (MalformedTokenException e) {
            assertThat(e.reason()).isNotBlank();
        }
    }
}
