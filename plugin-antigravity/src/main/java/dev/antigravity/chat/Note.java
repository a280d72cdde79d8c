package dev.antigravity.chat;

import java.util.Locale;

/// One line of a receipt: what became of one field of the client's request.
///
/// @param path    the client's own field path
/// @param reason  for people
/// @param matters whether it can change the answer; if not, only the log hears of it
public record Note(Code code, String path, String reason, boolean matters) {
    public enum Code {
        DROPPED,
        APPROXIMATED,
        CLAMPED,
        TRUNCATED,
        MOVED,
        ESTIMATED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// As in the response header: `dropped:top_k`.
    @Override
    public String toString() {
        return code.word() + ":" + path;
    }
}
