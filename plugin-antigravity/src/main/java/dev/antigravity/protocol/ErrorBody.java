package dev.antigravity.protocol;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.MalformedJsonException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What all dialects do with an upstream's error answer before they look for their own envelope in it.
public final class ErrorBody {
    private ErrorBody() {}

    /// @return empty if the body is no JSON object, such as a page of HTML
    public static Optional<JsonObject> parse(byte[] body) {
        try {
            return Json.parse(body) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (MalformedJsonException _) {
            return Optional.empty();
        }
    }

    public static Optional<JsonObject> object(JsonObject envelope, String name) {
        return envelope.get(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /// The kind a status stands for where the body says nothing (ERR-001 to ERR-009).
    public static ErrorKind kindOf(int status) {
        return switch (status) {
            case 401 -> ErrorKind.AUTHENTICATION;
            case 402 -> ErrorKind.BILLING;
            case 403 -> ErrorKind.PERMISSION;
            case 404 -> ErrorKind.NOT_FOUND;
            case 408, 504 -> ErrorKind.TIMEOUT;
            case 409 -> ErrorKind.CONFLICT;
            case 413 -> ErrorKind.TOO_LARGE;
            case 429 -> ErrorKind.RATE_LIMIT;
            case 502 -> ErrorKind.BAD_GATEWAY;
            case 503, 529 -> ErrorKind.OVERLOADED;
            default -> status >= 500 ? ErrorKind.SERVER : ErrorKind.INVALID_REQUEST;
        };
    }

    /// What is said of an answer that says nothing itself (ERR-015).
    public static String standardMessage(int status) {
        return "upstream error " + status;
    }

    /// The headers a client may use to decide when to try again (ERR-011).
    ///
    /// @param headers names in lower case
    public static Map<String, String> retryHints(Map<String, String> headers) {
        var hints = new HashMap<String, String>();
        for (var name : ApiError.RETRY_HEADERS) {
            if (headers.containsKey(name)) {
                hints.put(name, headers.get(name));
            }
        }
        return hints;
    }
}
