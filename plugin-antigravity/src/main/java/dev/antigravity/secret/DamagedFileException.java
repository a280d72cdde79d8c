package dev.antigravity.secret;

import java.nio.file.Path;

/// A file of the vault that cannot be what we wrote. Never leaves this room: the vault makes sure, sets the file aside
/// and throws {@link BrokenVaultException}.
final class DamagedFileException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final String complaint;

    DamagedFileException(Path file, String complaint) {
        super(file + ": " + complaint);
        this.file = file;
        this.complaint = complaint;
    }

    Path file() {
        return file;
    }

    String complaint() {
        return complaint;
    }
}
