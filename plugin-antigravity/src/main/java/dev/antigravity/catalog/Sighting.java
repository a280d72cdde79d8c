package dev.antigravity.catalog;

import dev.antigravity.chat.Capability;
import dev.antigravity.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// What a model was seen to take, and not to take, when somebody tried.
///
/// @param from    where it was tried
/// @param refused what a request could not bring along without being refused
/// @param profile what an upstream profile has to state so that requests are taken, by its keys
public record Sighting(URI from, Instant at, Set<Capability> refused, JsonObject profile) {
    /// Upstreams change; what was seen is forgotten after that time.
    public static final Duration REMEMBERED = Duration.ofDays(30);

    public Sighting {
        refused = Set.copyOf(refused);
    }

    /// Whether it still counts.
    public boolean isFresh(Instant now) {
        return now.isBefore(at.plus(REMEMBERED));
    }
}
