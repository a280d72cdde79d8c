package dev.antigravity.secret;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// `vault.json`: sealed records, and a seal over their ids and versions, so that no record can be put back, dropped or
/// renamed behind our back.
///
/// @param keyId    the data key everything here is sealed with
/// @param sequence the highest version ever given
/// @param seal     proof that these are the records of that sequence
record VaultFile(String keyId, long sequence, SortedMap<String, SealedRecord> records, byte[] seal) {
    private static final int FORMAT = 1;

    VaultFile {
        records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
    }

    record SealedRecord(long version, byte[] content) {
        @Override
        public String toString() {
            return "version " + version;
        }
    }

    static VaultFile empty(DataKey key) {
        return sealed(key, 0, new TreeMap<>());
    }

    /// With that record, at the next version.
    VaultFile with(String id, JsonObject content, DataKey key) {
        var version = sequence + 1;
        var more = new TreeMap<>(records);
        more.put(id, new SealedRecord(version, key.sealing().seal(label(id, version), Json.bytes(content))));
        return sealed(key, version, more);
    }

    VaultFile without(String id, DataKey key) {
        var fewer = new TreeMap<>(records);
        fewer.remove(id);
        return sealed(key, sequence + 1, fewer);
    }

    private static VaultFile sealed(DataKey key, long sequence, SortedMap<String, SealedRecord> records) {
        return new VaultFile(
                key.id(), sequence, records, key.sealing().seal(sealLabel(key.id(), sequence, records), new byte[0]));
    }

    /// All records, empty if any of them or the seal was not made with that key.
    Optional<SortedMap<String, VaultRecord>> open(DataKey key) {
        if (key.sealing().open(sealLabel(keyId, sequence, records), seal).isEmpty()) {
            return Optional.empty();
        }
        var open = new TreeMap<String, VaultRecord>();
        for (var entry : records.entrySet()) {
            var sealed = entry.getValue();
            var content = key.sealing().open(label(entry.getKey(), sealed.version()), sealed.content());
            if (content.isEmpty()) {
                return Optional.empty();
            }
            open.put(
                    entry.getKey(), new VaultRecord(entry.getKey(), sealed.version(), Json.parseObject(content.get())));
        }
        return Optional.of(Collections.unmodifiableSortedMap(open));
    }

    private static String label(String id, long version) {
        return "antigravity record 1\n" + version + "\n" + id;
    }

    private static String sealLabel(String keyId, long sequence, Map<String, SealedRecord> records) {
        var label = new StringBuilder("antigravity vault 1\n" + keyId + "\n" + sequence);
        records.forEach((id, record) ->
                label.append('\n').append(record.version()).append(' ').append(id));
        return label.toString();
    }

    byte[] encode() {
        var encoded = JsonObject.builder();
        records.forEach((id, record) -> encoded.put(
                id,
                JsonObject.builder()
                        .put("version", record.version())
                        .put("sealed", base64(record.content()))
                        .build()));
        return Json.bytes(JsonObject.builder()
                .put("format", FORMAT)
                .put("key", keyId)
                .put("sequence", sequence)
                .put("records", encoded.build())
                .put("seal", base64(seal))
                .build());
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /// @throws RuntimeException of the kinds of {@link Keyset#decode}
    static VaultFile decode(Path file, byte[] bytes) {
        var vault = JsonCursor.of(Json.parse(bytes));
        if (vault.get("format").asLong() > FORMAT) {
            throw VaultLockedException.newerFormat(file);
        }
        var records = new TreeMap<String, SealedRecord>();
        for (var id : vault.get("records").asObject().names()) {
            var record = vault.get("records").get(id);
            records.put(id, new SealedRecord(record.get("version").asLong(), decodeBase64(record.get("sealed"))));
        }
        return new VaultFile(
                vault.get("key").asString(), vault.get("sequence").asLong(), records, decodeBase64(vault.get("seal")));
    }

    private static byte[] decodeBase64(JsonCursor text) {
        return Base64.getDecoder().decode(text.asString());
    }

    @Override
    public String toString() {
        return records.size() + " records at sequence " + sequence;
    }
}
