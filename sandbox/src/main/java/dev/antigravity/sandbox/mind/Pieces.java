package dev.antigravity.sandbox.mind;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// How a reply is cut into deltas.
///
/// @param characters of each delta; 0 for a word of text and a dozen characters of arguments
/// @param interleave whether the pieces of parallel calls are dealt in turn
public record Pieces(int characters, boolean interleave) {
    private static final int ARGUMENT_CHARACTERS = 12;
    private static final Pattern WORD = Pattern.compile("\\s*\\S+\\s*");

    public List<String> ofText(String text) {
        if (characters > 0) {
            return even(text, characters);
        }
        var words = new ArrayList<String>();
        var word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group());
        }
        return words.isEmpty() && !text.isEmpty() ? List.of(text) : words;
    }

    public List<String> ofArguments(String json) {
        return even(json, characters > 0 ? characters : ARGUMENT_CHARACTERS);
    }

    /// Never cuts a character in two that takes two code units.
    private static List<String> even(String text, int size) {
        var pieces = new ArrayList<String>();
        for (var from = 0; from < text.length(); ) {
            var to = Math.min(text.length(), from + size);
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to++;
            }
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
