package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.protocol.EncodedError;
import dev.antigravity.protocol.ErrorBody;
import java.util.Map;
import java.util.Optional;

/// Errors in Google's envelope, a `google.rpc.Status` (ERR-001 to ERR-015, GEN-015).
final class GeminiErrors {
    private GeminiErrors() {}

    static ApiError decode(int status, Map<String, String> headers, byte[] body) {
        var error = envelope(body).flatMap(whole -> ErrorBody.object(whole, "error"));
        var kind = error.flatMap(member -> kindOf(member, status)).orElseGet(() -> ErrorBody.kindOf(status));
        var message =
                error.flatMap(member -> member.text("message")).orElseGet(() -> ErrorBody.standardMessage(status));
        var details = error.map(GeminiErrorDetails::of).orElse(GeminiErrorDetails.NONE);
        return ApiError.of(kind, message).withRetryHints(details.retryHints(ErrorBody.retryHints(headers)));
    }

    /// The error inside a stream (ERR-014).
    static ApiError decodeEvent(JsonObject error) {
        var code = error.get("code") instanceof JsonNumber number
                ? (int) number.wholeNumber().orElse(500)
                : 500;
        return ApiError.of(
                        kindOf(error, code).orElseGet(() -> ErrorBody.kindOf(code)),
                        error.text("message").or(() -> error.text("status")).orElse("upstream error"))
                .withRetryHints(GeminiErrorDetails.of(error).retryHints(Map.of()));
    }

    static EncodedError encode(ApiError error) {
        return new EncodedError(error.kind().usualStatus(), error.retryHints(), body(error));
    }

    static JsonObject body(ApiError error) {
        var status = JsonObject.builder()
                .put("code", error.kind().usualStatus())
                .put("message", error.message())
                .put("status", word(error.kind()));
        var details = GeminiErrorDetails.encode(error);
        if (!details.isEmpty()) {
            status.put("details", details);
        }
        return JsonObject.of("error", status.build());
    }

    /// An answer that would have been a JSON array brings its error in one.
    private static Optional<JsonObject> envelope(byte[] body) {
        try {
            return switch (Json.parse(body)) {
                case JsonObject object -> Optional.of(object);
                case JsonArray list
                when !list.isEmpty() && list.items().getFirst() instanceof JsonObject first -> Optional.of(first);
                default -> Optional.empty();
            };
        } catch (MalformedJsonException _) {
            return Optional.empty();
        }
    }

    /// The reason says more than the word, and the word more than the number; but some numbers have no word of their
    /// own.
    private static Optional<ErrorKind> kindOf(JsonObject error, int status) {
        var reason = GeminiErrorDetails.of(error).kind();
        return reason.isPresent() || status == 413 || status == 502
                ? reason
                : error.text("status").flatMap(GeminiErrors::kindOf);
    }

    private static Optional<ErrorKind> kindOf(String status) {
        return Optional.ofNullable(
                switch (status) {
                    case "INVALID_ARGUMENT", "FAILED_PRECONDITION", "OUT_OF_RANGE" -> ErrorKind.INVALID_REQUEST;
                    case "UNAUTHENTICATED" -> ErrorKind.AUTHENTICATION;
                    case "PERMISSION_DENIED" -> ErrorKind.PERMISSION;
                    case "NOT_FOUND" -> ErrorKind.NOT_FOUND;
                    case "ABORTED", "ALREADY_EXISTS" -> ErrorKind.CONFLICT;
                    case "RESOURCE_EXHAUSTED" -> ErrorKind.RATE_LIMIT;
                    case "INTERNAL", "UNKNOWN", "DATA_LOSS", "UNIMPLEMENTED" -> ErrorKind.SERVER;
                    case "UNAVAILABLE" -> ErrorKind.OVERLOADED;
                    case "DEADLINE_EXCEEDED" -> ErrorKind.TIMEOUT;
                    default -> null;
                });
    }

    private static String word(ErrorKind kind) {
        return switch (kind) {
            case INVALID_REQUEST, TOO_LARGE -> "INVALID_ARGUMENT";
            case AUTHENTICATION -> "UNAUTHENTICATED";
            case PERMISSION -> "PERMISSION_DENIED";
            case NOT_FOUND -> "NOT_FOUND";
            case CONFLICT -> "ABORTED";
            case BILLING, RATE_LIMIT -> "RESOURCE_EXHAUSTED";
            case TIMEOUT -> "DEADLINE_EXCEEDED";
            case SERVER, BAD_GATEWAY -> "INTERNAL";
            case OVERLOADED -> "UNAVAILABLE";
        };
    }
}
