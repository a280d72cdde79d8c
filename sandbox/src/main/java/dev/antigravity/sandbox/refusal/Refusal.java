package dev.antigravity.sandbox.refusal;

import dev.antigravity.sandbox.json.Place;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// A refusal, to be put into a vendor's words.
///
/// @param place      the part of the request that is to blame
/// @param code       the vendor's finer name for the mistake, where it has one
/// @param retryAfter how long to wait, if that is known
/// @param status     the status to send in place of the usual one of this kind
public record Refusal(
        RefusalKind kind,
        String message,
        Optional<Place> place,
        Optional<String> code,
        Optional<Duration> retryAfter,
        OptionalInt status) {
    public static Refusal of(RefusalKind kind, String message) {
        return new Refusal(kind, message, Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    public static Refusal invalid(Place place, String message) {
        return of(RefusalKind.INVALID, message).at(place);
    }

    public Refusal at(Place where) {
        return new Refusal(kind, message, Optional.of(where), code, retryAfter, status);
    }

    public Refusal withCode(String name) {
        return new Refusal(kind, message, place, Optional.of(name), retryAfter, status);
    }

    public Refusal withRetryAfter(Duration wait) {
        return new Refusal(kind, message, place, code, Optional.of(wait), status);
    }

    public RefusalException asException() {
        return new RefusalException(this);
    }
}
