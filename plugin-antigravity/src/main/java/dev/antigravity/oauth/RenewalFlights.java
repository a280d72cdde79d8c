package dev.antigravity.oauth;

import dev.antigravity.account.Account;
import dev.antigravity.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/// Lets one thread renew an account's token while all others who want the same wait for it. Goes on when those who
/// wait give up. After a failure it rests, longer each time, and answers with that failure. Thread-safe.
final class RenewalFlights {
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofMinutes(5);

    private final TokenRenewal renewal;
    private final InstantSource clock;
    private final Map<String, CompletableFuture<Renewal>> flying = new ConcurrentHashMap<>();
    private final Map<String, Setback> setbacks = new ConcurrentHashMap<>();

    /// A failure and how long it counts. It counts for the token it was about, not for one the user brings later.
    private record Setback(Secret stale, Renewal failure, Duration rest, Instant until) {
        /// Not before it began either: then somebody has set the clock back.
        boolean holds(Instant now) {
            return now.isBefore(until) && !now.isBefore(until.minus(rest));
        }
    }

    RenewalFlights(TokenRenewal renewal, InstantSource clock) {
        this.renewal = renewal;
        this.clock = clock;
    }

    /// Starts a renewal or joins the one under way.
    ///
    /// @param stale the access token that is too old or was rejected
    CompletableFuture<Renewal> renew(Account account, Secret stale) {
        var key = OAuthAccounts.key(account);
        var setback = setback(key, stale).filter(rest -> rest.holds(clock.instant()));
        if (setback.isPresent()) {
            return CompletableFuture.completedFuture(setback.get().failure());
        }
        var mine = new CompletableFuture<Renewal>();
        var underWay = flying.putIfAbsent(key, mine);
        if (underWay != null) {
            return underWay;
        }
        Thread.ofVirtual().name("antigravity-renewal").start(() -> fly(account, stale, mine));
        return mine;
    }

    /// Makes room for the next flight before this one's passengers get off: none of them may board it again.
    private void fly(Account account, Secret stale, CompletableFuture<Renewal> flight) {
        var key = OAuthAccounts.key(account);
        try {
            var result = renewal.renew(account, stale);
            note(key, stale, result);
            flying.remove(key);
            flight.complete(result);
        } catch (RuntimeException | Error e) {
            flying.remove(key);
            flight.completeExceptionally(e);
        }
    }

    private void note(String key, Secret stale, Renewal result) {
        if (result instanceof Renewal.Later) {
            var rest = setback(key, stale).map(before -> longer(before.rest())).orElse(FIRST_REST);
            setbacks.put(key, new Setback(stale, result, rest, clock.instant().plus(rest)));
        } else {
            setbacks.remove(key);
        }
    }

    private Optional<Setback> setback(String key, Secret stale) {
        return Optional.ofNullable(setbacks.get(key))
                .filter(rest -> rest.stale().equals(stale));
    }

    private static Duration longer(Duration rest) {
        var doubled = rest.multipliedBy(2);
        return doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
    }
}
