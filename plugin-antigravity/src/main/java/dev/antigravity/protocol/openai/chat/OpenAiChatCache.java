package dev.antigravity.protocol.openai.chat;

import dev.antigravity.chat.CacheControl;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.protocol.openai.OpenAiCacheBreakpoints;
import java.util.Optional;

/// Cache marks of a client: OpenAI's own, and the `cache_control` some clients send (CCH-001, CIN-013).
final class OpenAiChatCache {
    private static final String COMMON = "cache_control";

    private OpenAiChatCache() {}

    static Optional<CacheControl> decode(JsonCursor place) {
        var own = OpenAiCacheBreakpoints.decode(place);
        var common = place.find(COMMON)
                .map(mark -> new CacheControl(mark.findString("ttl").equals(Optional.of("1h"))));
        return own.or(() -> common);
    }
}
