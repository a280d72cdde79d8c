package dev.antigravity.secret;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.MalformedJsonException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The two files of a vault. Reading needs no lock; whatever writes is called under the vault's lock.
final class VaultStore {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

    private final Path file;
    private final Keyring keyring;
    private final DurableFiles files;
    private final Clock clock;
    private volatile @Nullable DataKey key;
    private volatile @Nullable VaultSnapshot snapshot;

    VaultStore(Path home, VaultKeys keys, DurableFiles files, Clock clock, SecureRandom random) {
        this.file = home.resolve("vault.json");
        this.keyring = new Keyring(home.resolve("keyset.json"), keys, files, random);
        this.files = files;
        this.clock = clock;
    }

    Path file() {
        return file;
    }

    VaultSnapshot read() throws IOException, DamagedFileException {
        var known = snapshot;
        return known != null && FileStamp.of(file, clock.instant()).isSurelySameAs(known.stamp()) ? known : readFresh();
    }

    VaultSnapshot readFresh() throws IOException, DamagedFileException {
        // The stamp first: if the file changes while it is read, the next look notices.
        var stamp = FileStamp.of(file, clock.instant());
        var bytes = bytes();
        var known = snapshot;
        VaultSnapshot now;
        if (bytes.isEmpty()) {
            now = VaultSnapshot.ofNothing(stamp);
        } else if (known != null && known.file().isPresent() && Arrays.equals(known.bytes(), bytes.get())) {
            now = known.at(stamp);
        } else {
            now = open(stamp, bytes.get());
        }
        snapshot = now;
        return now;
    }

    private Optional<byte[]> bytes() throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    private VaultSnapshot open(FileStamp stamp, byte[] bytes) throws IOException, DamagedFileException {
        var vault = decode(bytes);
        var records = vault.open(keyOf(vault));
        if (records.isEmpty()) {
            throw new DamagedFileException(file, "it was changed by somebody who does not have its key");
        }
        return new VaultSnapshot(stamp, bytes, Optional.of(vault), records.get());
    }

    private VaultFile decode(byte[] bytes) throws DamagedFileException {
        try {
            return VaultFile.decode(file, bytes);
        } catch (MalformedJsonException | JsonShapeException | IllegalArgumentException e) {
            throw new DamagedFileException(file, "it is damaged or not ours (" + e.getMessage() + ")");
        }
    }

    private DataKey keyOf(VaultFile vault) throws IOException, DamagedFileException {
        var known = key;
        if (known != null && known.id().equals(vault.keyId())) {
            return known;
        }
        var keyset = keyring.read()
                .orElseThrow(() -> new DamagedFileException(file, "its key is missing, there is no " + keyring.file()));
        if (!keyset.keyId().equals(vault.keyId())) {
            throw new DamagedFileException(file, "it belongs to another key than the one in " + keyring.file());
        }
        var opened = keyring.open(keyset);
        key = opened;
        return opened;
    }

    Optional<VaultProtection> protection() {
        try {
            return keyring.read().map(keyset -> keyset.protection().kind());
        } catch (DamagedFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new VaultAccessException(keyring.file(), e);
        }
    }

    /// Has the key of the keyset afterwards, none if there is no keyset.
    void unlockIfThere() throws IOException {
        try {
            var keyset = keyring.read();
            var known = key;
            if (keyset.isEmpty()) {
                key = null;
            } else if (known == null || !known.id().equals(keyset.get().keyId())) {
                key = keyring.open(keyset.get());
            }
        } catch (DamagedFileException damaged) {
            throw setAside(damaged);
        }
    }

    /// Does nothing if there is no keyset yet.
    void protectWith(VaultKeys keys) throws IOException {
        unlockIfThere();
        var known = key;
        if (known != null) {
            keyring.protect(known, keys);
        }
    }

    VaultRecord put(VaultSnapshot now, String id, JsonObject content) throws IOException {
        var sealingKey = keyForWriting(now);
        var vault = now.file().orElseGet(() -> VaultFile.empty(sealingKey)).with(id, content, sealingKey);
        write(vault, sealingKey);
        return new VaultRecord(id, vault.sequence(), content);
    }

    void remove(VaultSnapshot now, String id) throws IOException {
        var sealingKey = keyForWriting(now);
        write(now.file().orElseThrow().without(id, sealingKey), sealingKey);
    }

    /// The key the file is sealed with; for the first record that of the keyset, which is made if there is none.
    private DataKey keyForWriting(VaultSnapshot now) throws IOException {
        try {
            if (now.file().isPresent()) {
                return keyOf(now.file().get());
            }
            unlockIfThere();
            var known = key;
            if (known == null) {
                known = keyring.create();
                key = known;
            }
            return known;
        } catch (DamagedFileException damaged) {
            throw setAside(damaged);
        }
    }

    private void write(VaultFile vault, DataKey sealingKey) throws IOException {
        var bytes = vault.encode();
        files.write(file, bytes, DurableFiles.Access.OWNER_ONLY);
        var stamp = FileStamp.of(file, clock.instant());
        snapshot = new VaultSnapshot(
                stamp, bytes, Optional.of(vault), vault.open(sealingKey).orElseThrow());
    }

    /// Renames what cannot be used, so that a new vault can be begun and the old one repaired. Without its keyset a
    /// vault is of no use either.
    BrokenVaultException setAside(DamagedFileException damaged) throws IOException {
        var moved = new ArrayList<Path>();
        var suffix = ".broken-" + TIME.format(LocalDateTime.now(clock));
        moved.add(moveAside(damaged.file(), suffix));
        if (damaged.file().equals(keyring.file()) && Files.exists(file)) {
            moved.add(moveAside(file, suffix));
        }
        snapshot = null;
        key = null;
        return new BrokenVaultException(damaged.file(), damaged.complaint(), moved);
    }

    private Path moveAside(Path broken, String suffix) throws IOException {
        var name = broken.getFileName() + suffix;
        var aside = broken.resolveSibling(name);
        for (var number = 1; Files.exists(aside); number++) {
            aside = broken.resolveSibling(name + "_" + number);
        }
        files.moveAside(broken, aside);
        return aside;
    }
}
