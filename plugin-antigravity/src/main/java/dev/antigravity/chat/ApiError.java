package dev.antigravity.chat;

import java.time.Duration;
import java.util.Optional;

/// A failure as a client is told of it.
///
/// @param message    for people; never holds a credential or an upstream's address
/// @param field      the client's field that is at fault, and what is wrong with it
/// @param retryAfter how long the upstream asked to wait; never made up
public record ApiError(ErrorKind kind, String message, Optional<FieldFault> field, Optional<Duration> retryAfter) {
    /// @param path the client's own field path
    public record FieldFault(String path, Fault fault) {}

    public enum Fault {
        /// Missing, of the wrong type, or nonsense.
        INVALID,
        /// Fine, but no upstream of this route can honour it.
        UNSUPPORTED
    }

    public static ApiError of(ErrorKind kind, String message) {
        return new ApiError(kind, message, Optional.empty(), Optional.empty());
    }

    public static ApiError about(String path, Fault fault, String message) {
        return new ApiError(
                ErrorKind.INVALID_REQUEST, message, Optional.of(new FieldFault(path, fault)), Optional.empty());
    }

    public ApiError withRetryAfter(Optional<Duration> wait) {
        return new ApiError(kind, message, field, wait);
    }
}
