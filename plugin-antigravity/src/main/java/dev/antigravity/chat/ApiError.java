package dev.antigravity.chat;

import java.util.Map;
import java.util.Optional;

/// A failure as a client is told of it.
///
/// @param message    for people; never holds a credential or an upstream's address
/// @param field      the client's field that is at fault, and what is wrong with it
/// @param retryHints headers that tell the client when to try again, names in lower case; never made up
public record ApiError(ErrorKind kind, String message, Optional<FieldFault> field, Map<String, String> retryHints) {
    /// The headers that may be among the hints.
    public static final java.util.List<String> RETRY_HEADERS =
            java.util.List.of("retry-after", "retry-after-ms", "x-should-retry");

    public ApiError {
        retryHints = Map.copyOf(retryHints);
    }

    /// @param path the client's own field path; empty if the whole request is at fault
    public record FieldFault(String path, Fault fault) {}

    /// What is wrong with a field.
    public enum Fault {
        /// Missing, of the wrong type, or nonsense.
        INVALID,
        /// Fine, but no upstream of this route can honour it.
        UNSUPPORTED
    }

    public static ApiError of(ErrorKind kind, String message) {
        return new ApiError(kind, message, Optional.empty(), Map.of());
    }

    public static ApiError about(String path, Fault fault, String message) {
        return new ApiError(ErrorKind.INVALID_REQUEST, message, Optional.of(new FieldFault(path, fault)), Map.of());
    }

    public ApiError withMessage(String other) {
        return new ApiError(kind, other, field, retryHints);
    }

    public ApiError withKind(ErrorKind other) {
        return new ApiError(other, message, field, retryHints);
    }

    public ApiError withRetryHints(Map<String, String> hints) {
        return new ApiError(kind, message, field, hints);
    }
}
