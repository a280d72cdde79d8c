package dev.antigravity.envfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class DotenvTextTest {
    static final List<Arguments> TEXTS = List.of(
            Arguments.of("export K=v", Map.of("K", "v")),
            Arguments.of("\uFEFFK=v", Map.of("K", "v")),
            Arguments.of("K = v", Map.of("K", "v")),
            Arguments.of("K: v", Map.of("K", "v")),
            Arguments.of("K:v", Map.of()),
            Arguments.of("K=a#b", Map.of("K", "a")),
            Arguments.of("K=#x", Map.of("K", "")),
            Arguments.of("K=", Map.of("K", "")),
            Arguments.of("K='x'", Map.of("K", "x")),
            Arguments.of("K=`x`", Map.of("K", "x")),
            Arguments.of("K=\"a\\nb\"", Map.of("K", "a\nb")),
            Arguments.of("K=\"a\\tb \\\"q\\\" \\\\\"", Map.of("K", "a\\tb \\\"q\\\" \\\\")),
            Arguments.of("K=\"C:\\new\"", Map.of("K", "C:\new")),
            Arguments.of("K='C:\\new'", Map.of("K", "C:\\new")),
            Arguments.of("K=\"a\nb\"\nL=1", Map.of("K", "a\nb", "L", "1")),
            Arguments.of("K='a\r\nb'\r\nL=1", Map.of("K", "a\nb", "L", "1")),
            Arguments.of("K=\"open\nL=1", Map.of("K", "\"open", "L", "1")),
            Arguments.of("K='a\\'\nb\\' # c\nL=1", Map.of("K", "a\\'\nb\\", "L", "1")),
            Arguments.of("K=$X ${X:-d} $(cmd)", Map.of("K", "$X ${X:-d} $(cmd)")),
            Arguments.of("K='$X'", Map.of("K", "$X")),
            Arguments.of("K=  a  b  # c", Map.of("K", "a  b")),
            Arguments.of("K=1\nK=2", Map.of("K", "2")),
            Arguments.of("K=1\r\nL=2\rM=3", Map.of("K", "1", "L", "2", "M", "3")),
            Arguments.of("  # K=1\nK=2", Map.of("K", "2")),
            Arguments.of("word\nK=2", Map.of("K", "2")),
            Arguments.of("__proto__=1\nK=2", Map.of("K", "2")),
            Arguments.of("", Map.of()));

    @ParameterizedTest
    @FieldSource("TEXTS")
    void readsAsTheHostsDo(String text, Map<String, String> values) {
        assertThat(DotenvText.of(text).values()).isEqualTo(values);
    }

    @Test
    void readsEveryGoldenCaseAsDotenvDid() throws IOException {
        for (var golden : DotenvCase.golden()) {
            assertThat(DotenvText.of(golden.text()).values()).as(golden.line()).isEqualTo(golden.values());
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return DotenvTexts.any();
    }

    @Property(tries = 2_000)
    void keepsEveryByteAndTilesTheText(@ForAll("texts") String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var parsed = DotenvText.parse(bytes);

        assertThat(parsed.bytes()).isEqualTo(bytes);
        var at = 0;
        for (var assignment : parsed.assignments()) {
            assertThat(List.of(
                            at,
                            assignment.from(),
                            assignment.valueFrom(),
                            assignment.valueUntil(),
                            assignment.until(),
                            text.length()))
                    .isSorted();
            at = assignment.until();
        }
    }

    @Test
    void refusesWhatIsNotUtf8AndNamesTheLine() {
        var latin1 = "A=1\nB=\u00e4\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> DotenvText.parse(latin1))
                .isInstanceOf(UnreadableEnvException.class)
                .hasMessageContaining("line 2 is not UTF-8");
    }

    @Test
    void refusesABinaryFile() {
        assertThatThrownBy(() -> DotenvText.parse(new byte[] {'A', '=', 0, 1}))
                .isInstanceOf(UnreadableEnvException.class)
                .hasMessageContaining("binary file (a NUL at byte 2)");
    }

    @Test
    void namesWhatProbablyMeansSomethingElse() {
        var text = DotenvText.of("A=1\nB=\"open # x\n\nhello world\n# fine\nA='two\nlines'\nC='x'\r\njunk");

        assertThat(text.problems())
                .containsExactly(
                        new EnvProblem(2, "B: the quote is never closed, so it is part of the value"),
                        new EnvProblem(4, "no KEY=value and no comment; the hosts skip it"),
                        new EnvProblem(6, "A was set on line 1 already; the last one counts"),
                        new EnvProblem(9, "no KEY=value and no comment; the hosts skip it"));
        assertThat(DotenvText.of("A=1\n\n# b\nC='it'\n").problems()).isEmpty();
    }

    @Test
    void knowsTheLineEndingOfMostLines() {
        assertThat(DotenvText.of("a\r\nb\r\nc\n").lineEnding()).isEqualTo("\r\n");
        assertThat(DotenvText.of("a\r\nb\nc\n").lineEnding()).isEqualTo("\n");
        assertThat(DotenvText.of("a\rb").lineEnding()).isEqualTo("\r");
        assertThat(DotenvText.of("a").lineEnding()).isEqualTo("\n");
    }

    @Test
    void isQuickWithHostileTexts() {
        for (var hostile : List.of("K='\\'", "K=\"", "\n", " \n", "K=`x` y\n", "export ", "K:\n", "K=\\\n")) {
            var text = DotenvText.of(hostile.repeat(200_000 / hostile.length()));
            assertThat(text.text()).hasSizeGreaterThan(190_000);
        }
    }
}
