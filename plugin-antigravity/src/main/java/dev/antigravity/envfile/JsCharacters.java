package dev.antigravity.envfile;

/// The character classes of JavaScript's regular expressions, which `dotenv` is written in.
///
/// Source: ECMA-262, "WhiteSpace" and "LineTerminator", read 2026-11.
final class JsCharacters {
    private JsCharacters() {}

    /// `\s`
    static boolean isSpace(char c) {
        return switch (c) {
            case ' ', '\t', '\u000B', '\f', '\u00A0', '\u1680', '\u202F', '\u205F', '\u3000', '\uFEFF' -> true;
            default -> isLineEnd(c) || (c >= '\u2000' && c <= '\u200A');
        };
    }

    /// Where `^` and `$` match and `.` does not.
    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029';
    }

    /// `[\w.-]`
    static boolean isKeyPart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '_'
                || c == '.'
                || c == '-';
    }

    static boolean isQuote(char c) {
        return c == '\'' || c == '"' || c == '`';
    }
}
