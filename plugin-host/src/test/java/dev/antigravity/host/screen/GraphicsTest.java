package dev.antigravity.host.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphicsTest {
    private static Map<String, String> variables(String stated) {
        var variables = new TreeMap<String, String>();
        for (var pair : stated.split(" ")) {
            variables.put(pair.split("=")[0], pair.split("=")[1]);
        }
        return variables;
    }

    @ParameterizedTest
    @CsvSource({
        "TERM=xterm-kitty, KITTY",
        "TERM=xterm-256color KITTY_WINDOW_ID=1, KITTY",
        "TERM=xterm-ghostty, KITTY",
        "TERM=xterm-256color TERM_PROGRAM=iTerm.app, ITERM2",
        "TERM=xterm-256color LC_TERMINAL=iTerm2, ITERM2",
        "TERM=xterm-256color TERM_PROGRAM=WezTerm, ITERM2",
        "TERM=foot, SIXEL",
        "TERM=xterm-256color TERM_PROGRAM=Apple_Terminal, NONE",
        "TERM=dumb KITTY_WINDOW_ID=1, NONE",
        "TERM=xterm-kitty NO_COLOR=1, NONE",
        "TERM=tmux-256color KITTY_WINDOW_ID=1, NONE",
        "TERM=xterm-kitty TMUX=/tmp/x, NONE",
        "TERM=xterm-kitty TMUX=/tmp/x ANTIGRAVITY_GRAPHICS=sixel, SIXEL",
        "TERM=xterm-kitty ANTIGRAVITY_GRAPHICS=none, NONE"
    })
    void knowsTerminalsByTheirEnvironment(String stated, Graphics expected) {
        assertThat(Graphics.of(variables(stated), true)).contains(expected);
    }

    @Test
    void leavesItToTheTerminalWhereNothingTells() {
        assertThat(Graphics.of(Map.of("TERM", "xterm-256color"), true)).isEmpty();
    }

    @Test
    void showsNothingInAPipe() {
        assertThat(Graphics.of(Map.of("TERM", "xterm-kitty"), false)).isEqualTo(Optional.of(Graphics.NONE));
    }
}
