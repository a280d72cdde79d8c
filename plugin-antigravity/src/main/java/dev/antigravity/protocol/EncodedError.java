package dev.antigravity.protocol;

import dev.antigravity.json.JsonObject;
import java.util.Map;

/// An error in a client's dialect.
///
/// @param headers besides the content type
public record EncodedError(int status, Map<String, String> headers, JsonObject body) {
    public EncodedError {
        headers = Map.copyOf(headers);
    }
}
