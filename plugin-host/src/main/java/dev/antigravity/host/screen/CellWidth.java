package dev.antigravity.host.screen;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import java.util.regex.Pattern;

/// How many places a text takes on a terminal. What is one character to the eye is measured as one: a letter with its
/// accents, a family of emoji.
public final class CellWidth {
    private static final Pattern CHARACTER = Pattern.compile("\\X");
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final Set<UnicodeScript> WIDE =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private CellWidth() {}

    public static int of(String text) {
        if (isPlain(text)) {
            return text.length();
        }
        var width = 0;
        var characters = CHARACTER.matcher(text);
        while (characters.find()) {
            width += ofOne(characters.group());
        }
        return width;
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private static int ofOne(String character) {
        var first = character.codePointAt(0);
        if (character.indexOf(EMOJI_STYLE) >= 0 || isWide(first)) {
            return 2;
        }
        return switch (Character.getType(first)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> 1;
        };
    }

    private static boolean isWide(int code) {
        if (code >= 0xFF61 && code <= 0xFFDC) {
            return false; // half width forms
        }
        return Character.isEmojiPresentation(code)
                || code >= 0x3000 && code <= 0x303E
                || code >= 0xFF01 && code <= 0xFF60
                || code >= 0xFFE0 && code <= 0xFFE6
                || WIDE.contains(UnicodeScript.of(code));
    }
}
