package dev.antigravity.catalog;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The last listing of each provider, shared with all processes. Thread-safe.
public final class ListingCache {
    private final SharedRecords<Listing> listings;

    public ListingCache(Path file, DurableFiles files, FileLocks locks) {
        listings = new SharedRecords<>(file, files, locks, new ListingRecords());
    }

    /// What the provider said last, if it was asked at one of those addresses: it may have moved since.
    public Optional<Listing> find(String provider, Set<URI> addresses) {
        return Optional.ofNullable(all().get(provider)).filter(listing -> addresses.contains(listing.from()));
    }

    /// Changes exactly when a listing does; to be compared by identity.
    public Map<String, Listing> all() {
        return listings.all();
    }

    /// Keeps a listing in place of the provider's last.
    public void keep(String provider, Listing listing) {
        listings.put(provider, listing);
    }
}
