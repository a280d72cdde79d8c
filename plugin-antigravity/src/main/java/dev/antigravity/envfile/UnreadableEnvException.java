package dev.antigravity.envfile;

import dev.antigravity.files.IoReason;
import java.nio.file.Path;

/// An env file that is there and cannot be read as one.
public final class UnreadableEnvException extends EnvFileException {
    private static final long serialVersionUID = 1;

    private final String complaint;

    UnreadableEnvException(String complaint) {
        super(complaint);
        this.complaint = complaint;
    }

    private UnreadableEnvException(String message, String complaint) {
        super(message);
        this.complaint = complaint;
    }

    private UnreadableEnvException(String message, Throwable cause) {
        super(message, cause);
        this.complaint = message;
    }

    static UnreadableEnvException at(Path file, String complaint) {
        return new UnreadableEnvException(file + " was left alone: " + complaint, complaint);
    }

    static UnreadableEnvException at(Path file, Throwable cause) {
        return new UnreadableEnvException(file + " cannot be read: " + IoReason.of(cause), cause);
    }

    /// The message without the file.
    String complaint() {
        return complaint;
    }
}
