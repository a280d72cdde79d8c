package dev.antigravity.catalog;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import dev.antigravity.files.OwnerOnly;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Records by name in a file that all processes share. What others have written is seen within a second. A file that
/// cannot be read counts as empty, one that cannot be written is left: whatever stands there can be found out again.
/// Thread-safe.
final class SharedRecords<V> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_AGAIN_NANOS = 1_000_000_000;

    private final Path file;
    private final DurableFiles files;
    private final FileLocks locks;
    private final Form<V> form;
    private volatile Seen<V> seen = new Seen<>(Map.of(), Optional.empty(), System.nanoTime() - LOOK_AGAIN_NANOS);

    /// How the records are written.
    interface Form<V> {
        JsonObject encode(Map<String, V> records);

        /// @throws RuntimeException if that is not what {@link #encode} writes
        Map<String, V> decode(JsonObject file);
    }

    private record Seen<V>(Map<String, V> records, Optional<FileTime> modified, long lookedAt) {}

    SharedRecords(Path file, DurableFiles files, FileLocks locks, Form<V> form) {
        this.file = file;
        this.files = files;
        this.locks = locks;
        this.form = form;
    }

    /// Changes exactly when a record does; to be compared by identity.
    Map<String, V> all() {
        var last = seen;
        if (System.nanoTime() - last.lookedAt() < LOOK_AGAIN_NANOS) {
            return last.records();
        }
        var modified = modified();
        var records = modified.equals(last.modified()) ? last.records() : read();
        seen = new Seen<>(records, modified, System.nanoTime());
        return records;
    }

    /// Keeps a record in place of the last of that name.
    void put(String name, V record) {
        try (var _ = locks.acquire(file.resolveSibling(file.getFileName() + ".lock"), PATIENCE)) {
            var records = new LinkedHashMap<>(read());
            records.put(name, record);
            OwnerOnly.createFolder(file.toAbsolutePath().resolveSibling(""));
            files.write(file, Json.bytes(form.encode(records)), DurableFiles.Access.OWNER_ONLY);
            seen = new Seen<>(Map.copyOf(records), modified(), System.nanoTime());
        } catch (IOException _) {
            var records = new LinkedHashMap<>(seen.records());
            records.put(name, record);
            seen = new Seen<>(Map.copyOf(records), seen.modified(), System.nanoTime());
        }
    }

    private Map<String, V> read() {
        try {
            return Map.copyOf(form.decode(Json.parseObject(Files.readAllBytes(file))));
        } catch (IOException | RuntimeException _) {
            return Map.of();
        }
    }

    private Optional<FileTime> modified() {
        try {
            return Optional.of(Files.getLastModifiedTime(file));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
