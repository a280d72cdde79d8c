package dev.antigravity.sandbox.mind;

import java.time.Duration;
import java.util.Optional;

/// A piece of a prompt that is cached as a whole.
///
/// @param identity two segments with the same identity are the same to the cache
/// @param keep     if the client asks to cache the prompt up to here: for how long
public record Segment(String identity, long tokens, Optional<Duration> keep) {}
