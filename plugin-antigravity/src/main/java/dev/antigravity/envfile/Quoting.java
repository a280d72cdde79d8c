package dev.antigravity.envfile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/// A way to write a value. Which one is chosen is a matter of every reader, not of `dotenv` alone: shells, `docker
/// compose` and others read the same file.
enum Quoting {
    NONE(""),
    SINGLE("'"),
    DOUBLE("\""),
    BACKTICK("`");

    /// Characters that mean themselves to every known reader of env files.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=~^\\[\\]-]*");

    private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9_./:@%+,=~^\\[\\]-]");

    private final String mark;

    Quoting(String mark) {
        this.mark = mark;
    }

    String write(String value) {
        return mark + value + mark;
    }

    /// The quoting of a value as written.
    static Quoting of(String written) {
        for (var quoting : values()) {
            if (quoting != NONE
                    && written.length() >= 2
                    && written.startsWith(quoting.mark)
                    && written.endsWith(quoting.mark)) {
                return quoting;
            }
        }
        return NONE;
    }

    /// The quotings that can carry a value where another stands now, best first: as it is, none, `'`, `"`, back-ticks.
    /// Nothing is ever escaped.
    static List<Quoting> inPlaceOf(String written, String value) {
        var old = of(written);
        var candidates = new ArrayList<Quoting>();
        if (old == NONE ? bringsNoNewRisk(value, written) : old.carries(value)) {
            candidates.add(old);
        }
        candidates.addAll(forNew(value));
        return List.copyOf(new LinkedHashSet<>(candidates));
    }

    /// The quotings that can carry a value, best first.
    static List<Quoting> forNew(String value) {
        var candidates = new ArrayList<Quoting>();
        // Over several lines dotenv-java knows double quotes only; but a shell would expand what is inside of them.
        if (value.indexOf('\n') >= 0 && value.indexOf('$') < 0 && value.indexOf('`') < 0 && value.indexOf('\\') < 0) {
            candidates.add(DOUBLE);
        }
        candidates.addAll(List.of(values()));
        candidates.removeIf(quoting -> !quoting.carries(value));
        return List.copyOf(new LinkedHashSet<>(candidates));
    }

    private boolean carries(String value) {
        return switch (this) {
            case NONE -> PLAIN.matcher(value).matches();
            case SINGLE, BACKTICK -> !value.contains(mark);
            case DOUBLE -> !value.contains(mark) && !value.contains("\\n") && !value.contains("\\r");
        };
    }

    /// A value without quotes stays so if the only odd characters it holds were in the old one too.
    private static boolean bringsNoNewRisk(String value, String old) {
        return NOT_PLAIN.matcher(value).results().allMatch(odd -> old.contains(odd.group()));
    }
}
