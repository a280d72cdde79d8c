package dev.antigravity.host.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every expectation was read off dotenv 17.2.4.
class DotEnvTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
                    K=v                  | v
                    export K=v           | v
                    K = v                | v
                    K: v                 | v
                    K=a#b                | a
                    K=a b c              | a b c
                    K='x'                | x
                    K="x" # note         | x
                    K=`x`                | x
                    K="it's"             | it's
                    K="a\\tb \\"q\\""    | a\\tb \\"q\\"
                    K=$X                 | $X
                    K=${X:-d}            | ${X:-d}
                    K="open              | "open
                    """)
    void readsAValueAsDotenvDoes(String line, String value) {
        assertThat(DotEnv.parse(line)).isEqualTo(Map.of("K", value));
    }

    @Test
    void turnsEscapedLineBreaksIntoRealOnesInDoubleQuotesOnly() {
        assertThat(DotEnv.parse("A=\"a\\nb\"\nB='a\\nb'")).isEqualTo(Map.of("A", "a\nb", "B", "a\\nb"));
    }

    @Test
    void keepsLineBreaksInsideQuotes() {
        assertThat(DotEnv.parse("A=\"one\ntwo\"\nB=3")).isEqualTo(Map.of("A", "one\ntwo", "B", "3"));
    }

    @Test
    void ignoresByteOrderMarksCommentsAndBareWords() {
        assertThat(DotEnv.parse("\uFEFFA=1\r\n  # K=v\r\nbare word\r\rB=2\r\n")).isEqualTo(Map.of("A", "1", "B", "2"));
    }

    @Test
    void takesTheLastOfSeveral() {
        assertThat(DotEnv.parse("K=1\nK=2")).isEqualTo(Map.of("K", "2"));
    }

    @Test
    void readsAVeryLongQuotedValue() {
        var key = "line of a key\n".repeat(10_000);

        assertThat(DotEnv.parse("K=\"" + key + "\"")).isEqualTo(Map.of("K", key));
    }
}
