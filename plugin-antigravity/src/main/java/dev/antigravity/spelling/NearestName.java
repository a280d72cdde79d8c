package dev.antigravity.spelling;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// The known name nearest to an unknown one, for "did you mean …?".
///
/// Near is: the same but for case and punctuation, a beginning of at least three characters, or one slip in three
/// characters (a letter missing, added, wrong, or two neighbours swapped). Fewer slips win, then the longer common
/// beginning, then the order in which the names are given.
public final class NearestName {
    private static final int SHORTEST_BEGINNING = 3;
    private static final int CHARACTERS_A_SLIP = 3;
    private static final int LONGEST_NAME = 100;

    private NearestName() {}

    /// @return the nearest of the known names as it is spelled there, empty if none is near
    public static Optional<String> of(String unknown, Collection<String> known) {
        var wanted = bare(unknown);
        if (wanted.isEmpty() || wanted.length() > LONGEST_NAME) {
            return Optional.empty();
        }
        Optional<String> nearest = Optional.empty();
        var best = new Nearness(Integer.MAX_VALUE, 0);
        for (var name : known) {
            var nearness = nearness(wanted, bare(name));
            if (nearness.isCloserThan(best)) {
                best = nearness;
                nearest = Optional.of(name);
            }
        }
        return nearest;
    }

    private record Nearness(int slips, int commonBeginning) {
        static final Nearness FAR = new Nearness(Integer.MAX_VALUE, 0);

        boolean isCloserThan(Nearness other) {
            return slips != other.slips ? slips < other.slips : commonBeginning > other.commonBeginning;
        }
    }

    private static Nearness nearness(String wanted, String name) {
        if (name.length() > LONGEST_NAME) {
            return Nearness.FAR;
        }
        var slips = slips(wanted, name);
        var common = commonBeginning(wanted, name);
        if (common >= SHORTEST_BEGINNING && (common == wanted.length() || common == name.length())) {
            return new Nearness(Math.min(slips, 1), common);
        }
        var allowed = Math.max(1, Math.max(wanted.length(), name.length()) / CHARACTERS_A_SLIP);
        var nothingInCommon = slips >= Math.min(wanted.length(), name.length());
        return slips > allowed || (nothingInCommon && slips > 0) ? Nearness.FAR : new Nearness(slips, common);
    }

    /// Edit distance in which two neighbours swapped count once ("optimal string alignment").
    private static int slips(String one, String two) {
        var beforeLast = new int[two.length() + 1];
        var last = new int[two.length() + 1];
        for (var j = 0; j <= two.length(); j++) {
            last[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var row = new int[two.length() + 1];
            row[0] = i;
            for (var j = 1; j <= two.length(); j++) {
                var differs = one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(last[j - 1] + differs, Math.min(last[j], row[j - 1]) + 1);
                if (isSwap(one, i, two, j)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[two.length()];
    }

    private static boolean isSwap(String one, int i, String two, int j) {
        return i > 1 && j > 1 && one.charAt(i - 1) == two.charAt(j - 2) && one.charAt(i - 2) == two.charAt(j - 1);
    }

    private static int commonBeginning(String one, String two) {
        var length = Math.min(one.length(), two.length());
        for (var i = 0; i < length; i++) {
            if (one.charAt(i) != two.charAt(i)) {
                return i;
            }
        }
        return length;
    }

    /// `Base_URL` and `base-url` are the same slip of the pen.
    private static String bare(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("[-_. ]", "");
    }
}
