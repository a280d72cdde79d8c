package dev.antigravity.api;

import java.util.List;

/// A question answered with yes or no. Enter means no unless said otherwise, and nobody's silence ever means yes.
///
/// @param key the name of the flag that says yes without asking, mostly `yes`
public record Confirm(String key, String text, boolean suggestsYes) {
    /// A question that `--yes` answers, and Enter declines.
    public static Confirm of(String text) {
        return new Confirm("yes", text, false);
    }

    /// Enter means yes. Silence still does not.
    public Confirm suggestingYes() {
        return new Confirm(key, text, true);
    }

    /// What a host answers where nobody can be asked.
    public Answer<Boolean> unasked() {
        return new Answer.Unavailable<>(new MissingInput("--" + key, text, List.of()));
    }
}
