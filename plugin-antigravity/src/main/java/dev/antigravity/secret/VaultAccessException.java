package dev.antigravity.secret;

import dev.antigravity.files.IoReason;
import java.nio.file.Path;

/// The disk refused: rights, space, another process at work.
public final class VaultAccessException extends VaultException {
    private static final long serialVersionUID = 1;

    VaultAccessException(Path file, Exception cause) {
        super(file + " cannot be used: " + IoReason.of(cause), cause);
    }
}
