package dev.antigravity.pool;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Refusals that state no time: one may be about the request, two in a row are about the account. Guarded by the lock
/// of its provider's pool.
final class Strikes {
    private static final Duration COUNT_FOR = Duration.ofMinutes(1);

    private final Map<Rest.Key, Instant> latest = new HashMap<>();

    boolean isSecond(Rest.Key who, Instant now) {
        latest.values().removeIf(at -> !at.plus(COUNT_FOR).isAfter(now));
        return latest.put(who, now) != null;
    }

    /// @return when it was, if it was
    Optional<Instant> forget(Rest.Key who) {
        return Optional.ofNullable(latest.remove(who));
    }

    /// What made it forgotten did not hold.
    void restore(Rest.Key who, Instant at) {
        latest.putIfAbsent(who, at);
    }
}
