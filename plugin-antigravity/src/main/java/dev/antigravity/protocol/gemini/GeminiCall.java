package dev.antigravity.protocol.gemini;

import dev.antigravity.protocol.RequestTarget;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the path of a call says: `/v1beta/models/{model}:{method}` (GIN-001).
///
/// @param eventStream whether a streamed answer is a stream of events; else it is one JSON array of the same frames
///                    (GCL-004)
public record GeminiCall(RequestTarget target, boolean eventStream) {
    /// The collection may be left out. Some clients write a model with a slash in its name as it is, and some models
    /// have a colon in theirs.
    private static final Pattern PATH =
            Pattern.compile("/v1(?:beta|alpha)?/(?:models/|(?=tunedModels/|[^/]+$))(.+):(\\w+)");

    /// @param path  as the client wrote it
    /// @param query the part behind the question mark, as it stands there; may be empty
    /// @return empty if it is no call of a method this dialect has
    public static Optional<GeminiCall> parse(String path, String query) {
        var matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var model = Optional.of(decoded(matcher.group(1)));
        var target = switch (matcher.group(2)) {
            case "generateContent" -> new RequestTarget(model, false, RequestTarget.Purpose.REPLY);
            case "streamGenerateContent" -> new RequestTarget(model, true, RequestTarget.Purpose.REPLY);
            case "countTokens" -> new RequestTarget(model, false, RequestTarget.Purpose.TOKEN_COUNT);
            default -> null;
        };
        var eventStream = Arrays.stream(query.split("&")).anyMatch("alt=sse"::equalsIgnoreCase);
        return Optional.ofNullable(target).map(known -> new GeminiCall(known, eventStream));
    }

    /// The same call of another model, behind base URL and version and without a query.
    public String operation(String model) {
        return GeminiPaths.method(
                model,
                switch (target.purpose()) {
                    case REPLY -> target.stream() ? "streamGenerateContent" : "generateContent";
                    case TOKEN_COUNT -> "countTokens";
                });
    }

    private static String decoded(String model) {
        try {
            return URLDecoder.decode(model.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return model;
        }
    }
}
