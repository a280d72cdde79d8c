package dev.antigravity.json;

/// Text that UTF-8 can carry: a surrogate without its partner becomes U+FFFD.
final class WholeText {
    private WholeText() {}

    static String of(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!isPair(text, i)) {
                    return repaired(text);
                }
                i++;
            }
        }
        return text;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    private static String repaired(String text) {
        var whole = new StringBuilder(text.length());
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                whole.append(c);
            } else if (isPair(text, i)) {
                whole.append(c).append(text.charAt(++i));
            } else {
                whole.append('\uFFFD');
            }
        }
        return whole.toString();
    }
}
