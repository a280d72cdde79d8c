package dev.antigravity.host.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.host.screen.Graphics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SixelQueryTest {
    /// What terminals answer: xterm as a VT340, foot, xterm as it is, one with no fourth attribute, one that is silent.
    @ParameterizedTest
    @CsvSource({
        "[?63;1;2;4;6;9;15;22c, SIXEL",
        "[?62;4;22c, SIXEL",
        "[?64;1;2;6;9;15;16;17;18;21;22;28c, NONE",
        "[?64;14;44c, NONE",
        "'', NONE"
    })
    void readsWhatATerminalAnswers(String answer, Graphics expected) throws IOException {
        var in = new ByteArrayInputStream((answer.isEmpty() ? "" : "\033" + answer).getBytes(StandardCharsets.UTF_8));
        var out = new ByteArrayOutputStream();
        try (var terminal = new DumbTerminal("test", "ansi", in, out, StandardCharsets.UTF_8)) {
            assertThat(SixelQuery.ask(terminal)).isEqualTo(expected);
        }
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\033[c");
    }
}
