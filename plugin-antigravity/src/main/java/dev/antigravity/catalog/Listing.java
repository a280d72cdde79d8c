package dev.antigravity.catalog;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The models a provider said it has.
///
/// @param from    the address that was asked
/// @param fetched when
public record Listing(URI from, Instant fetched, List<Model> models) {
    /// How long a listing counts as good without asking again.
    private static final Duration FRESH = Duration.ofHours(1);

    public Listing {
        models = List.copyOf(models);
    }

    public boolean isFresh(Instant now) {
        return !fetched.isAfter(now) && now.isBefore(fetched.plus(FRESH));
    }
}
