package dev.antigravity.envfile;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A change of an env file that has been worked out and not been made. Immutable; show it, then hand it to
/// {@link EnvFile#apply}.
public final class EnvPlan {
    private final Path file;
    private final EnvIntent intent;
    private final EnvContent before;
    private final EnvContent after;
    private final List<EnvDrift> kept;
    private final Predicate<String> secretKeys;
    private final List<EnvChange> changes;

    EnvPlan(
            Path file,
            EnvIntent intent,
            EnvContent before,
            EnvContent after,
            List<EnvDrift> kept,
            Predicate<String> secretKeys) {
        this.file = file;
        this.intent = intent;
        this.before = before;
        this.after = after;
        this.kept = List.copyOf(kept);
        this.secretKeys = secretKeys;
        this.changes = EnvChange.between(before.valuesIfReadable(), after.valuesIfReadable(), secretKeys);
    }

    /// The file as its user named it.
    public Path file() {
        return file;
    }

    /// The difference, key by key, in the order of the file; new keys last.
    public List<EnvChange> changes() {
        return changes;
    }

    /// Keys this plan leaves alone because somebody else has changed them since we wrote them.
    public List<EnvDrift> kept() {
        return kept;
    }

    /// Whether the file says all of this already. A restored backup may differ in bytes that no key shows.
    public boolean changesNothing() {
        return before.equals(after);
    }

    /// Whether there is no file yet.
    public boolean createsFile() {
        return !before.exists() && after.exists();
    }

    /// Whether there will be no file any more.
    public boolean deletesFile() {
        return before.exists() && !after.exists();
    }

    EnvIntent intent() {
        return intent;
    }

    EnvContent before() {
        return before;
    }

    EnvContent after() {
        return after;
    }

    Predicate<String> secretKeys() {
        return secretKeys;
    }

    @Override
    public String toString() {
        return changes.stream().map(EnvChange::toString).collect(Collectors.joining("\n"));
    }
}
