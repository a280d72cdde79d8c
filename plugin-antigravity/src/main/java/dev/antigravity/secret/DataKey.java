package dev.antigravity.secret;

import java.security.SecureRandom;
import java.util.HexFormat;

/// The key all records are sealed with.
///
/// @param id tells keys apart; no secret
record DataKey(String id, byte[] bytes, SealingKey sealing) {
    private static final int ID_BYTES = 8;

    static DataKey random(SecureRandom random) {
        var id = new byte[ID_BYTES];
        random.nextBytes(id);
        var bytes = new byte[SealingKey.BYTES];
        random.nextBytes(bytes);
        return of(HexFormat.of().formatHex(id), bytes);
    }

    static DataKey of(String id, byte[] bytes) {
        return new DataKey(id, bytes, SealingKey.of(bytes));
    }

    /// The id only.
    @Override
    public String toString() {
        return "key " + id;
    }
}
