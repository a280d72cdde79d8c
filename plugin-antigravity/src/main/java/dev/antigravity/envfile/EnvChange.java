package dev.antigravity.envfile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// One line of the difference a plan makes.
///
/// @param before what a host reads now, empty if the key is not set
/// @param after  what a host will read, empty if the key will not be set
/// @param secret whether the values may be shown
public record EnvChange(String key, Optional<String> before, Optional<String> after, boolean secret) {
    static final String MASK = "***";

    /// What happens to the key.
    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    static List<EnvChange> between(
            Map<String, String> before, Map<String, String> after, Predicate<String> secretKeys) {
        var changes = new ArrayList<EnvChange>();
        for (var key : EnvContent.keysThatDiffer(before, after)) {
            changes.add(new EnvChange(
                    key,
                    Optional.ofNullable(before.get(key)),
                    Optional.ofNullable(after.get(key)),
                    secretKeys.test(key)));
        }
        return List.copyOf(changes);
    }

    public Kind kind() {
        if (before.isEmpty()) {
            return Kind.ADDED;
        }
        return after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
    }

    /// The old value as it may be shown: `***` for a secret.
    public Optional<String> shownBefore() {
        return shown(before, secret);
    }

    /// The new value as it may be shown: `***` for a secret.
    public Optional<String> shownAfter() {
        return shown(after, secret);
    }

    static Optional<String> shown(Optional<String> value, boolean secret) {
        return value.map(present -> secret ? MASK : present);
    }

    @Override
    public String toString() {
        return key + ": " + shownBefore().orElse("not set") + " -> "
                + shownAfter().orElse("not set");
    }
}
