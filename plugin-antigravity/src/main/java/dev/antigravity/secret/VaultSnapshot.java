package dev.antigravity.secret;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The vault as it was read last, decrypted.
///
/// @param bytes of the file, empty if there was none
/// @param file  empty if there was none
record VaultSnapshot(FileStamp stamp, byte[] bytes, Optional<VaultFile> file, SortedMap<String, VaultRecord> records) {

    static VaultSnapshot ofNothing(FileStamp stamp) {
        return new VaultSnapshot(
                stamp, new byte[0], Optional.empty(), Collections.unmodifiableSortedMap(new TreeMap<>()));
    }

    VaultSnapshot at(FileStamp newer) {
        return new VaultSnapshot(newer, bytes, file, records);
    }

    @Override
    public String toString() {
        return records.size() + " records";
    }
}
