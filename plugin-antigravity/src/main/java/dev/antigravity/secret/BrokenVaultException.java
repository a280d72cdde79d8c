package dev.antigravity.secret;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A file of the vault is damaged or not ours. It was renamed, not deleted; a new vault can be begun.
public final class BrokenVaultException extends VaultException {
    private static final long serialVersionUID = 1;

    private final transient List<Path> movedTo;

    BrokenVaultException(Path file, String complaint, List<Path> movedTo) {
        super(file + " cannot be used: " + complaint + ". It was kept as " + names(movedTo)
                + "; put it back if you can repair it, or sign in anew");
        this.movedTo = List.copyOf(movedTo);
    }

    private static String names(List<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(" and "));
    }

    /// Where the files are now.
    public List<Path> movedTo() {
        return movedTo;
    }
}
