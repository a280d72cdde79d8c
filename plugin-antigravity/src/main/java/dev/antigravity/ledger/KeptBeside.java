package dev.antigravity.ledger;

import dev.antigravity.store.Database;

/// Something that is kept in the ledger beside the exchanges.
public interface KeptBeside {
    /// Whether there is something to write.
    boolean hasChanged();

    /// Whether what other proxies write is to be known about a second later.
    boolean isShared();

    /// Writes what has changed and reads what others have written, as a part of something larger.
    ///
    /// @return to be run once that is done for good
    Runnable exchange(Database database);
}
