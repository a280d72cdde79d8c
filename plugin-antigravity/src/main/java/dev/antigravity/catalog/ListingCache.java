package dev.antigravity.catalog;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import dev.antigravity.files.OwnerOnly;
import dev.antigravity.json.Json;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The last listing of each provider, in a file that all processes share. What others have written is seen within a
/// second. A file that cannot be read counts as empty, one that cannot be written is left: it is only a cache.
/// Thread-safe.
public final class ListingCache {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_AGAIN_NANOS = 1_000_000_000;

    private final Path file;
    private final DurableFiles files;
    private final FileLocks locks;
    private volatile Seen seen = new Seen(Map.of(), Optional.empty(), System.nanoTime() - LOOK_AGAIN_NANOS);

    private record Seen(Map<String, Listing> listings, Optional<FileTime> modified, long lookedAt) {}

    public ListingCache(Path file, DurableFiles files, FileLocks locks) {
        this.file = file;
        this.files = files;
        this.locks = locks;
    }

    /// What the provider said last, if it was asked at one of those addresses: it may have moved since.
    public Optional<Listing> find(String provider, Set<URI> addresses) {
        return Optional.ofNullable(all().get(provider)).filter(listing -> addresses.contains(listing.from()));
    }

    /// Changes exactly when a listing does; to be compared by identity.
    public Map<String, Listing> all() {
        var last = seen;
        if (System.nanoTime() - last.lookedAt() < LOOK_AGAIN_NANOS) {
            return last.listings();
        }
        var modified = modified();
        var listings = modified.equals(last.modified()) ? last.listings() : read();
        seen = new Seen(listings, modified, System.nanoTime());
        return listings;
    }

    /// Keeps a listing in place of the provider's last.
    public void keep(String provider, Listing listing) {
        try (var _ = locks.acquire(file.resolveSibling(file.getFileName() + ".lock"), PATIENCE)) {
            var listings = new LinkedHashMap<>(read());
            listings.put(provider, listing);
            OwnerOnly.createFolder(file.toAbsolutePath().resolveSibling(""));
            files.write(file, Json.bytes(ListingRecords.encode(listings)), DurableFiles.Access.OWNER_ONLY);
            seen = new Seen(Map.copyOf(listings), modified(), System.nanoTime());
        } catch (IOException _) {
            var listings = new LinkedHashMap<>(seen.listings());
            listings.put(provider, listing);
            seen = new Seen(Map.copyOf(listings), seen.modified(), System.nanoTime());
        }
    }

    private Map<String, Listing> read() {
        try {
            return Map.copyOf(ListingRecords.decode(Json.parseObject(Files.readAllBytes(file))));
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
