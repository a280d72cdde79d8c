package dev.antigravity.catalog;

import dev.antigravity.chat.Capability;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// What a model was seen not to take when somebody tried.
///
/// @param from    where it was tried
/// @param refused what a request could not bring along without being refused
public record Sighting(URI from, Instant at, Set<Capability> refused) {
    /// Upstreams change; what was seen is forgotten after that time.
    public static final Duration REMEMBERED = Duration.ofDays(30);

    public Sighting {
        refused = Set.copyOf(refused);
    }

    boolean isFresh(Instant now) {
        return now.isBefore(at.plus(REMEMBERED));
    }
}
