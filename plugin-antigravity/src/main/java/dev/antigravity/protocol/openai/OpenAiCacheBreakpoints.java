package dev.antigravity.protocol.openai;

import dev.antigravity.chat.CacheControl;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import java.util.Optional;

/// OpenAI's own cache breakpoints, on parts of messages (CCH-001).
public final class OpenAiCacheBreakpoints {
    private static final String FIELD = "prompt_cache_breakpoint";

    private OpenAiCacheBreakpoints() {}

    /// Every breakpoint of OpenAI's outlives an hour.
    public static Optional<CacheControl> decode(JsonCursor part) {
        return part.find(FIELD).map(_ -> new CacheControl(true));
    }

    /// Marks the part, if the upstream takes marks.
    public static void encode(Optional<CacheControl> mark, UpstreamProfile profile, JsonObject.Builder part) {
        if (mark.isPresent() && profile.cacheBreakpoints()) {
            var breakpoint = JsonObject.builder().put("mode", "explicit");
            if (mark.get().oneHour()) {
                breakpoint.put("ttl", "12h");
            }
            part.put(FIELD, breakpoint.build());
        }
    }
}
