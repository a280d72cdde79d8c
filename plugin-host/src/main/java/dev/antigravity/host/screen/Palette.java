package dev.antigravity.host.screen;

import dev.antigravity.api.Text.Role;
import java.util.Map;

/// How roles look: the terminal's own sixteen colours, so that they fit its theme, or nothing at all.
public enum Palette {
    PLAIN {
        @Override
        String paint(Role role, String text) {
            return text;
        }
    },
    COLOURED {
        @Override
        String paint(Role role, String text) {
            var style = style(role);
            return style.isEmpty() || text.isEmpty() ? text : "\033[" + style + "m" + text + "\033[0m";
        }
    };

    abstract String paint(Role role, String text);

    /// Colours for a terminal, unless somebody does not want them: `NO_COLOR` (no-color.org), `TERM=dumb`. They can
    /// be forced with `FORCE_COLOR` or `CLICOLOR_FORCE`, but not against `NO_COLOR`.
    ///
    /// @param variables  the process environment
    /// @param isTerminal what is written ends on a terminal
    public static Palette of(Map<String, String> variables, boolean isTerminal) {
        if (!variables.getOrDefault("NO_COLOR", "").isEmpty()) {
            return PLAIN;
        }
        if (isForced(variables, "FORCE_COLOR") || isForced(variables, "CLICOLOR_FORCE")) {
            return COLOURED;
        }
        return isTerminal && !variables.getOrDefault("TERM", "").equals("dumb") ? COLOURED : PLAIN;
    }

    private static boolean isForced(Map<String, String> variables, String name) {
        var value = variables.getOrDefault(name, "0");
        return !value.isEmpty() && !value.equals("0");
    }

    /// The SGR parameters of a role.
    private static String style(Role role) {
        return switch (role) {
            case PLAIN, VALUE -> "";
            case TITLE, KEY -> "1";
            case OK -> "32";
            case WARN -> "33";
            case ERROR -> "31";
            case MUTED -> "2";
            case CODE, COMMAND -> "36";
        };
    }
}
