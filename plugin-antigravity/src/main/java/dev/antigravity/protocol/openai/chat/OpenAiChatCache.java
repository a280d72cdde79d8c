package dev.antigravity.protocol.openai.chat;

import dev.antigravity.chat.CacheControl;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import java.util.Optional;

/// Cache breakpoints: OpenAI's own, and the `cache_control` some clients send (CCH-001, CIN-013).
final class OpenAiChatCache {
    private static final String OWN = "prompt_cache_breakpoint";
    private static final String COMMON = "cache_control";

    private OpenAiChatCache() {}

    static Optional<CacheControl> decode(JsonCursor place) {
        var own = place.find(OWN).map(_ -> new CacheControl(true));
        var common = place.find(COMMON)
                .map(mark -> new CacheControl(mark.findString("ttl").equals(Optional.of("1h"))));
        return own.or(() -> common);
    }

    static void encode(Optional<CacheControl> mark, UpstreamProfile profile, JsonObject.Builder part) {
        if (mark.isPresent() && profile.cacheBreakpoints()) {
            var breakpoint = JsonObject.builder().put("mode", "explicit");
            if (mark.get().oneHour()) {
                breakpoint.put("ttl", "12h");
            }
            part.put(OWN, breakpoint.build());
        }
    }
}
