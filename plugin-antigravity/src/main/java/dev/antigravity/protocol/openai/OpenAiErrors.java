package dev.antigravity.protocol.openai;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.EncodedError;
import dev.antigravity.protocol.ErrorBody;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Errors in OpenAI's envelope (ERR-001 to ERR-015).
public final class OpenAiErrors {
    private OpenAiErrors() {}

    public static ApiError decode(int status, Map<String, String> headers, byte[] body) {
        var envelope = ErrorBody.parse(body);
        var error = envelope.flatMap(whole -> ErrorBody.object(whole, "error"));
        var kind = error.flatMap(OpenAiErrors::kindOf)
                .or(() -> error.flatMap(member -> corrected(member.text("type").orElse(""), status)))
                .orElseGet(() -> ErrorBody.kindOf(status));
        var message = error.flatMap(member -> member.text("message"))
                .or(() -> envelope.flatMap(whole -> whole.text("error")))
                .orElseGet(() -> ErrorBody.standardMessage(status));
        return ApiError.of(kind, message).withRetryHints(ErrorBody.retryHints(headers));
    }

    /// The two types that stand for several statuses, where the status is none of them.
    private static Optional<ErrorKind> corrected(String type, int status) {
        return switch (type) {
            case "invalid_request_error" -> status >= 500 ? Optional.of(ErrorKind.INVALID_REQUEST) : Optional.empty();
            case "server_error" -> status < 500 ? Optional.of(ErrorKind.SERVER) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// The error inside a stream, where no status says how much the caller is to blame (ERR-014).
    ///
    /// @param error an object, or the message alone from servers that only resemble OpenAI's
    public static ApiError decodeEvent(JsonValue error) {
        return switch (error) {
            case JsonObject object ->
                ApiError.of(
                        kindOf(object).orElseGet(() -> blamed(object)),
                        object.text("message").orElse("upstream error"));
            case JsonString(var message) -> ApiError.of(ErrorKind.SERVER, message);
            default -> ApiError.of(ErrorKind.SERVER, "upstream error");
        };
    }

    private static ErrorKind blamed(JsonObject error) {
        return error.text("type").equals(Optional.of("invalid_request_error"))
                ? ErrorKind.INVALID_REQUEST
                : ErrorKind.SERVER;
    }

    public static EncodedError encode(ApiError error) {
        return new EncodedError(error.kind().usualStatus(), error.retryHints(), body(error));
    }

    public static JsonObject body(ApiError error) {
        return JsonObject.of(
                "error",
                JsonObject.builder()
                        .put("message", error.message())
                        .put("type", type(error.kind()))
                        .put("param", param(error))
                        .put("code", code(error))
                        .build());
    }

    /// The kind an error names itself, empty if it uses words of its own. Its code says more than its type.
    public static Optional<ErrorKind> kindOf(JsonObject error) {
        return error.text("code")
                .map(OpenAiErrors::kindOfCode)
                .or(() -> error.text("type").map(OpenAiErrors::kindOfType));
    }

    private static @Nullable ErrorKind kindOfCode(String code) {
        return switch (code) {
            case "insufficient_quota", "billing_hard_limit_reached" -> ErrorKind.BILLING;
            case "rate_limit_exceeded" -> ErrorKind.RATE_LIMIT;
            case "invalid_api_key" -> ErrorKind.AUTHENTICATION;
            case "permission_denied" -> ErrorKind.PERMISSION;
            case "model_not_found", "not_found" -> ErrorKind.NOT_FOUND;
            case "conflict" -> ErrorKind.CONFLICT;
            case "request_too_large" -> ErrorKind.TOO_LARGE;
            case "timeout" -> ErrorKind.TIMEOUT;
            case "overloaded", "server_is_overloaded", "slow_down" -> ErrorKind.OVERLOADED;
            case "server_error" -> ErrorKind.SERVER;
            case "upstream_error" -> ErrorKind.BAD_GATEWAY;
            default -> null;
        };
    }

    private static @Nullable ErrorKind kindOfType(String type) {
        return switch (type) {
            case "authentication_error" -> ErrorKind.AUTHENTICATION;
            case "permission_error" -> ErrorKind.PERMISSION;
            case "insufficient_quota" -> ErrorKind.BILLING;
            case "not_found_error" -> ErrorKind.NOT_FOUND;
            case "rate_limit_error", "rate_limit_exceeded", "tokens", "requests" -> ErrorKind.RATE_LIMIT;
            case "overloaded_error" -> ErrorKind.OVERLOADED;
            default -> null;
        };
    }

    public static String type(ErrorKind kind) {
        return switch (kind) {
            case INVALID_REQUEST, NOT_FOUND, CONFLICT, TOO_LARGE -> "invalid_request_error";
            case AUTHENTICATION -> "authentication_error";
            case PERMISSION -> "permission_error";
            case BILLING -> "insufficient_quota";
            case RATE_LIMIT -> "rate_limit_error";
            case TIMEOUT, SERVER, BAD_GATEWAY, OVERLOADED -> "server_error";
        };
    }

    private static JsonValue param(ApiError error) {
        return error.field()
                .filter(field -> !field.path().isEmpty())
                .<JsonValue>map(field -> new JsonString(field.path()))
                .orElse(JsonNull.NULL);
    }

    private static JsonValue code(ApiError error) {
        if (error.field().isPresent()) {
            return new JsonString(
                    switch (error.field().get().fault()) {
                        case INVALID -> "invalid_request";
                        case UNSUPPORTED -> "unsupported_parameter";
                    });
        }
        return switch (error.kind()) {
            case INVALID_REQUEST -> JsonNull.NULL;
            case AUTHENTICATION -> new JsonString("invalid_api_key");
            case PERMISSION -> new JsonString("permission_denied");
            case BILLING -> new JsonString("insufficient_quota");
            case NOT_FOUND -> new JsonString("not_found");
            case CONFLICT -> new JsonString("conflict");
            case TOO_LARGE -> new JsonString("request_too_large");
            case TIMEOUT -> new JsonString("timeout");
            case RATE_LIMIT -> new JsonString("rate_limit_exceeded");
            case SERVER -> new JsonString("server_error");
            case BAD_GATEWAY -> new JsonString("upstream_error");
            case OVERLOADED -> new JsonString("overloaded");
        };
    }
}
