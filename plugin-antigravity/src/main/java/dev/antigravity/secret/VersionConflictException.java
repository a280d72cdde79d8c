package dev.antigravity.secret;

import java.util.OptionalLong;

/// Somebody else has changed, made or removed the record since it was read. Read it again and decide again.
public final class VersionConflictException extends VaultException {
    private static final long serialVersionUID = 1;

    private VersionConflictException(String message) {
        super(message);
    }

    static VersionConflictException exists(String id) {
        return new VersionConflictException("the vault has a record \"" + id + "\" already");
    }

    static VersionConflictException changed(String id, long expected, OptionalLong found) {
        var now = found.isPresent() ? "is now at version " + found.getAsLong() : "has been removed";
        return new VersionConflictException("record \"" + id + "\" was read at version " + expected + " and " + now);
    }
}
