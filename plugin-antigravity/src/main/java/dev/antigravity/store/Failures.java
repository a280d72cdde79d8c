package dev.antigravity.store;

import dev.antigravity.store.StoreException.Reason;
import java.sql.SQLException;

/// What SQLite's result codes mean to us. Source: sqlite.org/rescode.html, read 2026-11.
final class Failures {
    private Failures() {}

    static StoreException of(SQLException e) {
        return switch (e.getErrorCode()) {
            case 5, 6 ->
                new StoreException(Reason.BUSY, "another program keeps it locked; end that program, or wait for it", e);
            case 11, 26 -> new StoreException(Reason.BROKEN, "it is damaged, or no database", e);
            case 13 -> new StoreException(Reason.FULL, "the disk is full; make room on it", e);
            case 3, 8, 14 ->
                new StoreException(
                        Reason.UNUSABLE, "it may not be read or written; check its rights and those of its folder", e);
            default -> new StoreException(Reason.UNUSABLE, "SQLite says " + e.getMessage(), e);
        };
    }
}
