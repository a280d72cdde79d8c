package dev.antigravity.chat;

import java.util.Optional;

/// One piece of system text that stands before the conversation.
public record SystemBlock(String text, Optional<CacheControl> cacheControl) {
    public static SystemBlock of(String text) {
        return new SystemBlock(text, Optional.empty());
    }
}
