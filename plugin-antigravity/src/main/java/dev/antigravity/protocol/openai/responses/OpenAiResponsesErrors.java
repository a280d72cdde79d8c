package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.openai.OpenAiErrors;
import java.util.Optional;

/// Failures of an answer that has begun (ERR-014, STR-009).
final class OpenAiResponsesErrors {
    private OpenAiResponsesErrors() {}

    /// @param error the `error` of a failed response, or an error event
    static ApiError decode(JsonObject error) {
        return ApiError.of(
                OpenAiErrors.kindOf(error).orElseGet(() -> kindOf(error)),
                error.text("message").orElse("upstream error"));
    }

    /// OpenAI has a code for every way a prompt can be wrong, and few for its own faults.
    private static ErrorKind kindOf(JsonObject error) {
        var saysServer = error.text("type").equals(Optional.of("server_error"));
        return error.text("code").isPresent() && !saysServer ? ErrorKind.INVALID_REQUEST : ErrorKind.SERVER;
    }

    /// The `error` of a failed response.
    static JsonObject encode(ApiError error) {
        return JsonObject.of("code", code(error.kind()), "message", error.message());
    }

    private static String code(ErrorKind kind) {
        return switch (kind) {
            case RATE_LIMIT, BILLING -> "rate_limit_exceeded";
            case INVALID_REQUEST -> "invalid_prompt";
            case AUTHENTICATION, PERMISSION, NOT_FOUND, CONFLICT, TOO_LARGE, TIMEOUT, SERVER, BAD_GATEWAY, OVERLOADED ->
                "server_error";
        };
    }
}
