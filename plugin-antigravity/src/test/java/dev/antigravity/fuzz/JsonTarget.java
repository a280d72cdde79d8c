package dev.antigravity.fuzz;

import dev.antigravity.json.Json;
import dev.antigravity.json.MalformedJsonException;

/// Any bytes are a value that can be written and read again, or malformed.
public final class JsonTarget {
    private JsonTarget() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            var value = Json.parse(data);
            if (!Json.parse(Json.bytes(value)).equals(value)) {
                throw new AssertionError("read again it differs: " + value);
            }
        } catch (MalformedJsonException _) {
            // What a fuzzer mostly writes.
        }
    }
}
