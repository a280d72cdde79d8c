package dev.antigravity.api;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the known word somebody probably meant.
final class Nearest {
    private Nearest() {}

    /// The known word with the fewest typing mistakes in between: up to a third of its letters, swapped neighbours
    /// counting as one. A word that begins with what was typed counts as one mistake.
    static Optional<String> to(String typed, Collection<String> known) {
        return known.stream()
                .filter(word -> mistakes(typed, word) <= Math.max(1, word.length() / 3))
                .min(Comparator.comparingInt((String word) -> mistakes(typed, word))
                        .thenComparing(word -> word));
    }

    private static int mistakes(String typed, String word) {
        return typed.length() > 2 && word.startsWith(typed) ? 1 : distance(typed, word);
    }

    /// Optimal string alignment distance.
    private static int distance(String a, String b) {
        var rows = new int[a.length() + 1][b.length() + 1];
        for (var i = 0; i <= a.length(); i++) {
            for (var j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : cheapest(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int cheapest(int[][] rows, String a, String b, int i, int j) {
        var same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        var best = Math.min(rows[i - 1][j - 1] + same, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        var swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, rows[i - 2][j - 2] + 1) : best;
    }
}
