package dev.antigravity.sandbox.mind;

import java.nio.charset.StandardCharsets;

/// The simulated tokenizer: four bytes of UTF-8 are a token, and a token begun counts whole.
///
/// No real tokenizer counts like this. What is real is that the numbers fit together: a prompt costs the sum of its
/// parts, and the same text always costs the same.
public final class Tokens {
    /// What a turn costs beside its content.
    public static final long PER_TURN = 3;

    private Tokens() {}

    public static long of(String text) {
        return (text.getBytes(StandardCharsets.UTF_8).length + 3) / 4;
    }

    /// The longest beginning of a text that costs no more than this.
    static String within(long tokens, String text) {
        var bytes = 0L;
        var end = 0;
        while (end < text.length()) {
            var character = text.codePointAt(end);
            bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (bytes > tokens * 4) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }
}
