package dev.antigravity.chat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/// One line of a receipt: what became of one field of the client's request.
///
/// @param path    the client's own field path
/// @param reason  for people
/// @param matters whether it can change the answer; if not, only the log hears of it
public record Note(Code code, String path, String reason, boolean matters) {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    /// What became of a part of the request.
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

    /// As in the response header. What a client puts into a field's name there is not always fit for a header: all but
    /// visible ASCII, the comma between notes and the percent sign itself are written as in addresses.
    String inHeader() {
        var text = toString();
        if (text.chars().allMatch(Note::isPlain)) {
            return text;
        }
        var plain = new StringBuilder(text.length() + 16);
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            if (isPlain(octet)) {
                plain.append((char) octet);
            } else {
                plain.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return plain.toString();
    }

    private static boolean isPlain(int character) {
        return character > ' ' && character < 0x7f && character != ',' && character != '%';
    }

    /// `dropped:top_k`.
    @Override
    public String toString() {
        return code.word() + ":" + path;
    }
}
