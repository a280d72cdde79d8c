package dev.antigravity.sandbox.mind;

import java.util.List;

/// A prompt as the cache sees it, in the vendor's order.
///
/// @param automatic whether the provider caches unasked; else only where a segment asks for it
public record Prefix(List<Segment> segments, boolean automatic) {
    public Prefix {
        segments = List.copyOf(segments);
    }

    public long tokens() {
        return segments.stream().mapToLong(Segment::tokens).sum();
    }
}
