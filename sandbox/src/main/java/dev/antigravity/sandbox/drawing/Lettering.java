package dev.antigravity.sandbox.drawing;

/// The word SANDBOX across the middle of a picture, in letters of five by seven dots. The JDK's own fonts need a
/// library that a server may not have.
final class Lettering {
    private static final String[] ROWS = {
        ".### .###.. #...# ####. ####. .###. #...#",
        "#... #...#. ##..# #...# #...# #...# #...#",
        "#... #...#. ##..# #...# #...# #...# .#.#.",
        ".##. #####. #.#.# #...# ####. #...# ..#..",
        "...# #...#. #..## #...# #...# #...# .#.#.",
        "...# #...#. #..## #...# #...# #...# #...#",
        "###. #...#. #...# ####. ####. .###. #...#"
    };
    private static final int DOTS = ROWS[0].length();
    private static final int MARGIN = 2;

    private Lettering() {}

    /// Whether the label lies there.
    static boolean covers(int x, int y, int width, int height) {
        var dot = dot(width);
        return Math.abs(2 * x - width) < (DOTS + 2 * MARGIN) * dot
                && Math.abs(2 * y - height) < (ROWS.length + 2 * MARGIN) * dot;
    }

    static boolean isInk(int x, int y, int width, int height) {
        var dot = dot(width);
        var column = Math.floorDiv(x - (width - DOTS * dot) / 2, dot);
        var row = Math.floorDiv(y - (height - ROWS.length * dot) / 2, dot);
        return row >= 0 && row < ROWS.length && column >= 0 && column < DOTS && ROWS[row].charAt(column) == '#';
    }

    private static int dot(int width) {
        return Math.max(1, width / (DOTS + 4 * MARGIN));
    }
}
