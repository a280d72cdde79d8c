package dev.antigravity.host.screen;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a terminal shows pictures.
public enum Graphics {
    NONE,
    /// Kitty's protocol: sw.kovidgoyal.net/kitty/graphics-protocol.
    KITTY,
    /// That of iTerm2: iterm2.com/documentation-images.html.
    ITERM2,
    /// DEC's, six lines of dots at a time.
    SIXEL;

    /// Says it against what we find out: `kitty`, `iterm2`, `sixel` or `none`.
    static final String SETTING = "ANTIGRAVITY_GRAPHICS";

    /// What the environment tells.
    ///
    /// @param variables  the process environment
    /// @param isTerminal what is written ends on a terminal
    /// @return empty if only the terminal itself can tell
    public static Optional<Graphics> of(Map<String, String> variables, boolean isTerminal) {
        var stated = variables.getOrDefault(SETTING, "").toUpperCase(Locale.ROOT);
        var term = variables.getOrDefault("TERM", "");
        if (!isTerminal || term.isEmpty() || term.equals("dumb") || has(variables, "NO_COLOR")) {
            return Optional.of(NONE);
        }
        var wanted =
                Arrays.stream(values()).filter(one -> one.name().equals(stated)).findFirst();
        return wanted.or(() -> isWithin(variables, term) ? Optional.of(NONE) : byName(variables, term));
    }

    /// Programs between us and the terminal pass no pictures on.
    private static boolean isWithin(Map<String, String> variables, String term) {
        return has(variables, "TMUX")
                || has(variables, "STY")
                || has(variables, "ZELLIJ")
                || term.startsWith("screen")
                || term.startsWith("tmux");
    }

    private static Optional<Graphics> byName(Map<String, String> variables, String term) {
        var program = variables.getOrDefault("TERM_PROGRAM", "") + " " + variables.getOrDefault("LC_TERMINAL", "");
        if (has(variables, "KITTY_WINDOW_ID")
                || term.equals("xterm-kitty")
                || term.equals("xterm-ghostty")
                || program.contains("ghostty")) {
            return Optional.of(KITTY);
        }
        if (program.contains("iTerm") || program.contains("WezTerm") || program.contains("mintty")) {
            return Optional.of(ITERM2);
        }
        if (term.startsWith("foot") || term.startsWith("mlterm") || term.startsWith("contour")) {
            return Optional.of(SIXEL);
        }
        return program.contains("Apple_Terminal") || program.contains("vscode") || term.equals("linux")
                ? Optional.of(NONE)
                : Optional.empty();
    }

    private static boolean has(Map<String, String> variables, String name) {
        return !variables.getOrDefault(name, "").isEmpty();
    }
}
