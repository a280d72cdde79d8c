package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The `details` of an error: why, what field, and when to try again (ERR-003, ERR-011, GEN-015).
///
/// Source: google/rpc/error_details.proto.
///
/// @param reason     of an `ErrorInfo`
/// @param retryDelay of a `RetryInfo`, in seconds
record GeminiErrorDetails(Optional<String> reason, Optional<BigDecimal> retryDelay) {
    static final GeminiErrorDetails NONE = new GeminiErrorDetails(Optional.empty(), Optional.empty());

    private static final String TYPE = "@type";
    private static final String TYPES = "type.googleapis.com/google.rpc.";
    private static final String RETRY_AFTER = "retry-after";
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)s");

    static GeminiErrorDetails of(JsonObject error) {
        if (!(error.get("details") instanceof JsonArray details)) {
            return NONE;
        }
        return new GeminiErrorDetails(
                find("ErrorInfo", details).flatMap(info -> info.text("reason")),
                find("RetryInfo", details)
                        .flatMap(info -> info.text("retryDelay"))
                        .flatMap(GeminiErrorDetails::seconds));
    }

    private static Optional<JsonObject> find(String type, JsonArray details) {
        return details.stream()
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast)
                .filter(detail -> detail.text(TYPE).equals(Optional.of(TYPES + type)))
                .findFirst();
    }

    private static Optional<BigDecimal> seconds(String duration) {
        var matcher = SECONDS.matcher(duration);
        return matcher.matches() ? Optional.of(new BigDecimal(matcher.group(1))) : Optional.empty();
    }

    /// The kind of error that the reason alone stands for.
    Optional<ErrorKind> kind() {
        return reason.map(word -> switch (word) {
            case "QUOTA_EXHAUSTED" -> ErrorKind.BILLING;
            case "RATE_LIMIT_EXCEEDED" -> ErrorKind.RATE_LIMIT;
            case "API_KEY_INVALID" -> ErrorKind.AUTHENTICATION;
            case "MODEL_CAPACITY_EXHAUSTED" -> ErrorKind.OVERLOADED;
            default -> null;
        });
    }

    /// What the headers say, and if they say nothing of when to try again, what the details say.
    Map<String, String> retryHints(Map<String, String> ofHeaders) {
        if (retryDelay.isEmpty() || ofHeaders.containsKey(RETRY_AFTER)) {
            return ofHeaders;
        }
        var hints = new HashMap<>(ofHeaders);
        hints.put(RETRY_AFTER, retryDelay.get().setScale(0, RoundingMode.UP).toPlainString());
        return hints;
    }

    static List<JsonValue> encode(ApiError error) {
        var details = new ArrayList<JsonValue>();
        error.field()
                .filter(field -> !field.path().isEmpty())
                .ifPresent(field -> details.add(badRequest(field.path(), error.message())));
        Optional.ofNullable(error.retryHints().get(RETRY_AFTER))
                .filter(seconds -> SECONDS.matcher(seconds + "s").matches())
                .ifPresent(
                        seconds -> details.add(JsonObject.of(TYPE, TYPES + "RetryInfo", "retryDelay", seconds + "s")));
        return details;
    }

    private static JsonObject badRequest(String path, String message) {
        var violation = JsonObject.of("field", path, "description", message);
        return JsonObject.of(TYPE, new JsonString(TYPES + "BadRequest"), "fieldViolations", JsonArray.of(violation));
    }
}
