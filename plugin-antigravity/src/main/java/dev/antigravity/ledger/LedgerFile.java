package dev.antigravity.ledger;

import dev.antigravity.files.FileLocks;
import dev.antigravity.store.DatabaseFile;
import dev.antigravity.store.StoreException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/// Where the ledger is kept. Any number of programs may read it while proxies write. Thread-safe.
public final class LedgerFile {
    private final DatabaseFile file;

    /// @param state a folder for what belongs to it and is nobody's business
    public LedgerFile(Path file, Path state, FileLocks locks, Clock clock) {
        this.file = new DatabaseFile(file, LedgerSchema.NOW, state, locks, clock);
    }

    public Path path() {
        return file.path();
    }

    /// Opens it to write; makes it, brings it up to date, or begins a new one in the place of a damaged one.
    ///
    /// @throws StoreException if it cannot be used
    LedgerBook open() {
        return new LedgerBook(file.open());
    }

    /// Opens it to read; empty if there is none yet.
    ///
    /// @throws StoreException if it cannot be used
    public Optional<LedgerBook> openToRead() {
        return file.openToRead().map(LedgerBook::new);
    }

    /// Looks whether it is damaged inside, and puts it aside then.
    ///
    /// @return where it is now
    Optional<Path> putAsideIfBroken() {
        return file.putAsideIfBroken();
    }
}
