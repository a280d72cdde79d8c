package dev.antigravity.envfile;

import java.nio.file.Path;
import java.util.List;

/// Somebody else changed the file in a way that cannot be merged with ours.
public final class EnvConflictException extends EnvFileException {
    private static final long serialVersionUID = 1;

    private final transient List<String> keys;

    private EnvConflictException(Path file, String complaint, List<String> keys) {
        super(file + " was not changed: " + complaint);
        this.keys = List.copyOf(keys);
    }

    static EnvConflictException aboutKeys(Path file, List<String> keys) {
        return new EnvConflictException(
                file,
                "somebody else has changed " + String.join(", ", keys)
                        + " in the meantime; look at the new difference and decide again",
                keys);
    }

    static EnvConflictException aboutTheFile(Path file) {
        return new EnvConflictException(
                file,
                "somebody else has changed it in the meantime; look at the new difference and decide again",
                List.of());
    }

    static EnvConflictException noRest(Path file) {
        return new EnvConflictException(
                file, "somebody else keeps writing to it; try again when that has stopped", List.of());
    }

    /// The keys both wanted, none if the whole file is in question.
    public List<String> keys() {
        return keys;
    }
}
