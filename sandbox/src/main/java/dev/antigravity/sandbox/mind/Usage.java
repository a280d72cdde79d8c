package dev.antigravity.sandbox.mind;

import java.util.Map;

/// Tokens of one reply.
///
/// @param input       all of the prompt
/// @param cacheRead   the part of it that was read from the cache
/// @param cacheWrite  the part of it that was written to the cache for five minutes
/// @param cacheWrite1h the part of it that was written to the cache for an hour
/// @param output      all that was generated
/// @param thinking    the part of it that was thinking
public record Usage(long input, long cacheRead, long cacheWrite, long cacheWrite1h, long output, long thinking) {
    /// These numbers, replaced where a script says others.
    Usage reportedAs(Map<String, Long> numbers) {
        return new Usage(
                numbers.getOrDefault("input", input),
                numbers.getOrDefault("cache-read", cacheRead),
                numbers.getOrDefault("cache-write", cacheWrite),
                numbers.containsKey("cache-write") ? 0 : cacheWrite1h,
                numbers.getOrDefault("output", output),
                numbers.getOrDefault("thinking", thinking));
    }

    /// The part of the prompt that had nothing to do with the cache.
    public long uncachedInput() {
        return Math.max(0, input - cacheRead - cacheWrite - cacheWrite1h);
    }
}
