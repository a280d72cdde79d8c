package dev.antigravity.secret;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;

/// The disk refused: rights, space, another process at work.
public final class VaultAccessException extends VaultException {
    private static final long serialVersionUID = 1;

    VaultAccessException(Path file, Exception cause) {
        super(file + ": " + reason(cause), cause);
    }

    private static String reason(Exception cause) {
        return switch (cause) {
            case AccessDeniedException _ -> "permission denied; check the rights of the file and its folder";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            default ->
                Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
        };
    }
}
