package dev.antigravity.secret;

import dev.antigravity.json.JsonObject;

/// One record of the vault as it was read.
///
/// @param version changes with every write and never returns, not even when the record is removed and made again
/// @param content not looked at by the vault
public record VaultRecord(String id, long version, JsonObject content) {

    /// Which record it is, without what is in it.
    @Override
    public String toString() {
        return id + " (version " + version + ")";
    }
}
