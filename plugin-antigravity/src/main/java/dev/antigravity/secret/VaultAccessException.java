package dev.antigravity.secret;

import dev.antigravity.files.IoReason;
import java.nio.file.Path;

/// The disk refused: rights, space, another process at work.
public final class VaultAccessException extends VaultException {
    private static final long serialVersionUID = 1;

    VaultAccessException(Path file, Exception cause) {
<<<<<<< HEAD
        super(file + ": " + reason(cause), cause);
    }

    private static String reason(Exception cause) {
        return switch (cause) {
            case AccessDeniedException _ -> "permission denied; check the rights of the file and its folder";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default ->
                Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
        };
=======
        super(file + " cannot be used: " + IoReason.of(cause), cause);
>>>>>>> ground
    }
}
