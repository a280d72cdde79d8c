package dev.antigravity.upstream;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.json.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What an error body says beyond its kind, whichever dialect it is in.
final class SaidError {
    private static final String GOOGLE = "type.googleapis.com/google.rpc.";

    private final JsonObject error;
    private final String message;
    private final boolean html;

    private SaidError(JsonObject error, String message, boolean html) {
        this.error = error;
        this.message = message.toLowerCase(Locale.ROOT);
        this.html = html;
    }

    static SaidError of(FailedAnswer failed) {
        var type = failed.headers().first("content-type").orElse("");
        return new SaidError(
                error(failed.body()),
                failed.error().message(),
                type.toLowerCase(Locale.ROOT).startsWith("text/html"));
    }

    /// The innermost object that speaks of the error: under `error`, `response.error` or `body.error`, or the whole.
    private static JsonObject error(byte[] body) {
        try {
            var whole = Json.parse(body);
            var first = whole instanceof JsonArray list && !list.isEmpty()
                    ? list.items().getFirst()
                    : whole;
            return first instanceof JsonObject object ? innermost(object) : JsonObject.EMPTY;
        } catch (MalformedJsonException _) {
            return JsonObject.EMPTY;
        }
    }

    private static JsonObject innermost(JsonObject object) {
        for (var name : List.of("error", "response", "body")) {
            if (object.get(name) instanceof JsonObject inner) {
                return innermost(inner);
            }
        }
        return object;
    }

    /// Whether a page stands in the way that only a browser could pass.
    boolean isChallenge(FailedAnswer failed) {
        var body = new String(failed.body(), 0, Math.min(failed.body().length, 8_192), StandardCharsets.UTF_8);
        return failed.headers().first("cf-mitigated").isPresent()
                || html && (body.contains("challenge-platform") || body.contains("Just a moment"));
    }

    /// Whether the error's code, type, status or reason is one of these words.
    boolean isAny(String... words) {
        return Stream.of(text("code"), text("type"), text("status"), info("reason"))
                .flatMap(Optional::stream)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word -> Arrays.asList(words).contains(word));
    }

    /// Whether the message holds one of these phrases, in lower case.
    boolean mentions(String... phrases) {
        return Arrays.stream(phrases).anyMatch(message::contains);
    }

    /// In lower case.
    String message() {
        return message;
    }

    Optional<String> text(String name) {
        return switch (error.get(name)) {
            case JsonString(var text) -> Optional.of(text);
            case JsonNumber number -> Optional.of(number.toString());
            case null, default -> Optional.empty();
        };
    }

    /// A text of Google's `ErrorInfo`, or of its metadata.
    Optional<String> info(String name) {
        return detail("ErrorInfo")
                .flatMap(info -> info.text(name)
                        .or(() -> info.get("metadata") instanceof JsonObject metadata
                                ? metadata.text(name)
                                : Optional.empty()));
    }

    /// A detail of a `google.rpc.Status`.
    Optional<JsonObject> detail(String type) {
        return error.get("details") instanceof JsonArray details
                ? details.stream()
                        .flatMap(SaidError::object)
                        .filter(one -> one.text("@type").equals(Optional.of(GOOGLE + type)))
                        .findFirst()
                : Optional.empty();
    }

    private static Stream<JsonObject> object(JsonValue value) {
        return value instanceof JsonObject object ? Stream.of(object) : Stream.empty();
    }
}
