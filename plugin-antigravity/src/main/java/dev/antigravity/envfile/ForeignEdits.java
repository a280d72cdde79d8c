package dev.antigravity.envfile;

import java.util.Set;
import java.util.function.Predicate;

/// What happens to a key that we wrote once, that somebody else has changed since, and that is now wanted otherwise.
public final class ForeignEdits {
    /// It stays as it is, and the plan reports it.
    public static final ForeignEdits KEEP = new ForeignEdits(_ -> false);

    /// It is changed: somebody has seen the other value and wants ours.
    public static final ForeignEdits REPLACE = new ForeignEdits(_ -> true);

    private final Predicate<String> replaced;

    private ForeignEdits(Predicate<String> replaced) {
        this.replaced = replaced;
    }

    /// These keys are changed, all others stay.
    public static ForeignEdits replacing(Set<String> keys) {
        return new ForeignEdits(Set.copyOf(keys)::contains);
    }

    boolean areReplaced(String key) {
        return replaced.test(key);
    }
}
