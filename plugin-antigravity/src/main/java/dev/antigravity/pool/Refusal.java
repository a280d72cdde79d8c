package dev.antigravity.pool;

import java.time.Instant;
import java.util.Optional;

/// An upstream's refusal that is the account's affair, or the affair of one model of the account.
///
/// @param wholeAccount whether it concerns all models
/// @param until        when the upstream said that it will serve again; empty if it said nothing
/// @param evidence     what was seen, for people: `429, retry-after: 7`
public record Refusal(Cause cause, boolean wholeAccount, Optional<Instant> until, String evidence) {}
