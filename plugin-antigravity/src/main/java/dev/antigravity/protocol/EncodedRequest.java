package dev.antigravity.protocol;

import dev.antigravity.json.JsonObject;
import java.util.Map;
import java.util.Set;

/// A request as one upstream takes it.
///
/// @param path    behind base URL and version, with query: `/messages`
/// @param headers the dialect's own, without credentials
/// @param tools   what became of the tools' names, to be undone in the answer
/// @param stream  whether the answer will be a stream
public record EncodedRequest(
        String path, Map<String, String> headers, JsonObject body, ToolNames tools, boolean stream) {
    public EncodedRequest {
        headers = Map.copyOf(headers);
    }

    /// This request as one that only counts.
    ///
    /// @param members the outermost members such a request may have
    public EncodedRequest counting(String countPath, Set<String> members) {
        var counted = JsonObject.builder();
        body.forEach((name, value) -> {
            if (members.contains(name)) {
                counted.put(name, value);
            }
        });
        return new EncodedRequest(countPath, headers, counted.build(), tools, false);
    }
}
