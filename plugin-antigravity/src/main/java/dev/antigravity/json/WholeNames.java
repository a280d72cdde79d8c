package dev.antigravity.json;

import java.nio.charset.StandardCharsets;

/// Mends documents in which an escape in a member's name stands for half a surrogate pair: the parser refuses them, but
/// in a name as in any text the half becomes U+FFFD (GEN-020). Halves in values go with them, for values may name
/// members too. Nothing moves: the escape that takes their place is as long.
final class WholeNames {
    private static final String REPLACEMENT = "\\ufffd";
    private static final int ESCAPE = REPLACEMENT.length();

    private final String text;
    private final StringBuilder mended;
    private boolean namesHaveHalves;

    private WholeNames(String text) {
        this.text = text;
        mended = new StringBuilder(text);
    }

    /// The document, mended; the same object if there was nothing to mend.
    static String of(String document) {
        return new WholeNames(document).mend();
    }

    /// The same for a slice of bytes.
    static byte[] of(byte[] bytes, int from, int length) {
        var latin = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        var mended = of(latin);
        return mended.equals(latin) ? bytes : mended.getBytes(StandardCharsets.ISO_8859_1);
    }

    private String mend() {
        var at = text.indexOf('"');
        while (at >= 0) {
            at = text.indexOf('"', string(at + 1));
        }
        return namesHaveHalves ? mended.toString() : text;
    }

    /// Looks through one string.
    ///
    /// @return behind its end
    private int string(int start) {
        var hasHalf = false;
        var at = start;
        while (at < text.length() && text.charAt(at) != '"') {
            if (text.charAt(at) != '\\') {
                at++;
            } else if (isPair(at)) {
                at += 2 * ESCAPE;
            } else if (unit(at) >= 0) {
                if (Character.isSurrogate((char) unit(at))) {
                    mended.replace(at, at + ESCAPE, REPLACEMENT);
                    hasHalf = true;
                }
                at += ESCAPE;
            } else {
                at += 2;
            }
        }
        namesHaveHalves |= hasHalf && isName(at + 1);
        return at + 1;
    }

    private boolean isPair(int at) {
        return unit(at) >= 0
                && unit(at + ESCAPE) >= 0
                && Character.isSurrogatePair((char) unit(at), (char) unit(at + ESCAPE));
    }

    /// The UTF-16 unit that an escape stands for, -1 if there is none.
    private int unit(int at) {
        if (at + ESCAPE > text.length() || !text.startsWith("\\u", at)) {
            return -1;
        }
        var unit = 0;
        for (var i = at + 2; i < at + ESCAPE; i++) {
            var digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }

    /// Whether what follows a string makes it a name.
    private boolean isName(int behind) {
        var at = behind;
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() && text.charAt(at) == ':';
    }
}
