package dev.antigravity.upstream;

import java.time.Instant;

/// When an upstream will serve again, as it said itself.
///
/// @param evidence where it said so: `retry-after: 7`
public record Reset(Instant at, String evidence) {
    Reset later(Reset other) {
        return other.at.isAfter(at) ? other : this;
    }
}
