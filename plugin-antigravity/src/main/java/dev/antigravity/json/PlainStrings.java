package dev.antigravity.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Strings that stand in a document's bytes as they are: plain ASCII without escapes.
final class PlainStrings {
    private PlainStrings() {}

    /// @param start of the string, behind its quote
    /// @param end   of the document
    /// @return null if the string is not plain
    static @Nullable String read(byte[] bytes, int start, int end) {
        for (var at = start; at < end; at++) {
            var b = bytes[at];
            if (b == '"') {
                return new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
            }
            if (b < ' ' || b == '\\') {
                return null;
            }
        }
        return null;
    }
}
