package dev.antigravity.chat;

import java.util.OptionalLong;

/// Tokens of one reply, as the upstream counted them. Nothing here is estimated.
///
/// @param input          all prompt tokens, cached ones included
/// @param cacheRead      prompt tokens served from the cache; empty if the upstream did not say
/// @param cacheWrite     prompt tokens written to the cache; empty if the upstream did not say
/// @param cacheWriteHour those of them that stay for an hour; empty if the upstream did not say
/// @param output         everything generated, reasoning included
/// @param reasoning      tokens of reasoning; empty if the upstream did not say
public record Usage(
        long input,
        OptionalLong cacheRead,
        OptionalLong cacheWrite,
        OptionalLong cacheWriteHour,
        long output,
        OptionalLong reasoning) {
    /// What is shown when the upstream said nothing.
    public static final Usage UNKNOWN =
            new Usage(0, OptionalLong.empty(), OptionalLong.empty(), 0, OptionalLong.empty());

    /// Of an upstream whose cache has one price.
    public Usage(long input, OptionalLong cacheRead, OptionalLong cacheWrite, long output, OptionalLong reasoning) {
        this(input, cacheRead, cacheWrite, OptionalLong.empty(), output, reasoning);
    }

    /// Prompt tokens neither read from nor written to the cache; never negative, whatever the upstream claims.
    public long uncachedInput() {
        return Math.max(0, input - cacheRead.orElse(0) - cacheWrite.orElse(0));
    }

    public long total() {
        return input + output;
    }
}
