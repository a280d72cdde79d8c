package dev.antigravity.secret;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/// A key in a file of its own, in Base64, for its owner only.
final class KeyFile {
    private final Path file;
    private final DurableFiles files;

    KeyFile(Path file, DurableFiles files) {
        this.file = file;
        this.files = files;
    }

    boolean exists() {
        return Files.exists(file);
    }

    void create(byte[] key) throws IOException {
        OwnerOnly.createFolder(file.toAbsolutePath().resolveSibling(""));
        var text = Base64.getEncoder().encodeToString(key) + "\n";
        files.write(file, text.getBytes(StandardCharsets.US_ASCII), DurableFiles.Access.OWNER_ONLY);
    }

    /// @throws VaultLockedException if there is no key in it, or others could have read it
    byte[] read() throws IOException {
        if (!exists()) {
            throw VaultLockedException.keyFile(file, "it does not exist");
        }
        if (!OwnerOnly.holdsFor(file)) {
            throw VaultLockedException.keyFile(
                    file, "others can read it; if it is still a secret, run: chmod 600 " + file);
        }
        try {
            var text = new String(Files.readAllBytes(file), StandardCharsets.US_ASCII).strip();
            var key = Base64.getDecoder().decode(text);
            if (key.length == SealingKey.BYTES) {
                return key;
            }
        } catch (IllegalArgumentException _) {
            // Not even Base64.
        }
        throw VaultLockedException.keyFile(file, "it holds no key");
    }
}
