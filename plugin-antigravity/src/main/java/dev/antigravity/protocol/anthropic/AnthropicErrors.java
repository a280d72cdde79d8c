package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.EncodedError;
import dev.antigravity.protocol.ErrorBody;
import java.util.Map;
import java.util.Optional;

/// Errors in Anthropic's envelope (ERR-001 to ERR-015).
final class AnthropicErrors {
    private AnthropicErrors() {}

    static ApiError decode(int status, Map<String, String> headers, byte[] body) {
        var error = ErrorBody.parse(body).flatMap(envelope -> ErrorBody.object(envelope, "error"));
        var kind = error.flatMap(member -> member.text("type"))
                .flatMap(AnthropicErrors::kindOf)
                .orElseGet(() -> ErrorBody.kindOf(status));
        var message =
                error.flatMap(member -> member.text("message")).orElseGet(() -> ErrorBody.standardMessage(status));
        return ApiError.of(kind, message).withRetryHints(ErrorBody.retryHints(headers));
    }

    /// The error inside a stream's `error` event (ERR-014).
    static ApiError decodeEvent(JsonObject event) {
        var error = ErrorBody.object(event, "error").orElse(JsonObject.EMPTY);
        var type = error.text("type");
        return ApiError.of(
                type.flatMap(AnthropicErrors::kindOf).orElse(ErrorKind.SERVER),
                error.text("message").or(() -> type).orElse("upstream error"));
    }

    static EncodedError encode(ApiError error, String requestId) {
        var body = JsonObject.builder()
                .put("type", "error")
                .put("error", JsonObject.of("type", type(error.kind()), "message", error.message()))
                .put("request_id", requestId)
                .build();
        return new EncodedError(status(error.kind()), error.retryHints(), body);
    }

    private static Optional<ErrorKind> kindOf(String type) {
        return Optional.ofNullable(
                switch (type) {
                    case "invalid_request_error" -> ErrorKind.INVALID_REQUEST;
                    case "authentication_error" -> ErrorKind.AUTHENTICATION;
                    case "permission_error" -> ErrorKind.PERMISSION;
                    case "billing_error" -> ErrorKind.BILLING;
                    case "not_found_error" -> ErrorKind.NOT_FOUND;
                    case "conflict_error" -> ErrorKind.CONFLICT;
                    case "request_too_large" -> ErrorKind.TOO_LARGE;
                    case "timeout_error" -> ErrorKind.TIMEOUT;
                    case "rate_limit_error" -> ErrorKind.RATE_LIMIT;
                    case "api_error" -> ErrorKind.SERVER;
                    case "overloaded_error" -> ErrorKind.OVERLOADED;
                    default -> null;
                });
    }

    private static String type(ErrorKind kind) {
        return switch (kind) {
            case INVALID_REQUEST -> "invalid_request_error";
            case AUTHENTICATION -> "authentication_error";
            case PERMISSION -> "permission_error";
            case BILLING -> "billing_error";
            case NOT_FOUND -> "not_found_error";
            case CONFLICT -> "conflict_error";
            case TOO_LARGE -> "request_too_large";
            case TIMEOUT -> "timeout_error";
            case RATE_LIMIT -> "rate_limit_error";
            case SERVER, BAD_GATEWAY -> "api_error";
            case OVERLOADED -> "overloaded_error";
        };
    }

    private static int status(ErrorKind kind) {
        return switch (kind) {
            case BILLING -> 402;
            case OVERLOADED -> 529;
            case INVALID_REQUEST,
                    AUTHENTICATION,
                    PERMISSION,
                    NOT_FOUND,
                    CONFLICT,
                    TOO_LARGE,
                    TIMEOUT,
                    RATE_LIMIT,
                    SERVER,
                    BAD_GATEWAY -> kind.usualStatus();
        };
    }
}
