package dev.antigravity.host;

import java.util.Map;

/// Which of the three streams end on a terminal, and how wide it is.
///
/// @param columns 0 if nobody knows
record Tty(boolean in, boolean out, boolean err, int columns) {
    /// The launcher asks the shell, which knows each stream; Java alone knows only about all of them together.
    ///
    /// @param streams the digits of those that are terminals, `02` for instance; empty if there was no launcher
    static Tty of(String streams, String columns, Map<String, String> variables) {
        if (streams.isEmpty()) {
            var console = System.console();
            var all = console != null && console.isTerminal();
            return new Tty(all, all, all, number(variables.getOrDefault("COLUMNS", "")));
        }
        return new Tty(streams.contains("0"), streams.contains("1"), streams.contains("2"), number(columns));
    }

    private static int number(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }
}
