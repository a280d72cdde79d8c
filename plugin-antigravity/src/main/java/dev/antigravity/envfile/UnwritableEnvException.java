package dev.antigravity.envfile;

import dev.antigravity.files.IoReason;
import java.nio.file.Path;

/// A file that cannot be written: missing rights, a full disk, another process at work.
public final class UnwritableEnvException extends EnvFileException {
    private static final long serialVersionUID = 1;

    private UnwritableEnvException(String message) {
        super(message);
    }

    private UnwritableEnvException(String message, Throwable cause) {
        super(message, cause);
    }

    static UnwritableEnvException at(Path file, String complaint) {
        return new UnwritableEnvException(file + " was not changed: " + complaint);
    }

    static UnwritableEnvException at(Path file, Throwable cause) {
        return new UnwritableEnvException(file + " cannot be written: " + IoReason.of(cause), cause);
    }
}
