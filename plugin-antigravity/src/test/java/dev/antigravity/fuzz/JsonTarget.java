package dev.antigravity.fuzz;

import dev.antigravity.json.Json;
import dev.antigravity.json.MalformedJsonException;
import java.util.Arrays;

/// Any bytes are a value that can be written and read again, or malformed.
public final class JsonTarget {
    private JsonTarget() {}

    public static void fuzzerTestOneInput(byte[] data) {
        try {
            var written = Json.bytes(Json.parse(data));
            if (!Arrays.equals(Json.bytes(Json.parse(written)), written)) {
                throw new AssertionError("read and written again it differs: " + Json.parse(data));
            }
        } catch (MalformedJsonException _) {
            // What a fuzzer mostly writes.
        }
    }
}
