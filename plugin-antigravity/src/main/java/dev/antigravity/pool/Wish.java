package dev.antigravity.pool;

import dev.antigravity.account.Strategy;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// An account wanted for one attempt.
///
/// @param model        upstream name
/// @param conversation what the conversation is known by; asked for only if it matters
/// @param tried        ids of the accounts that must not be it
/// @param only         the one account it may be; empty: any
/// @param waitForHome  how long the request would rather wait for its conversation's account than take another
public record Wish(
        String provider,
        String model,
        Strategy strategy,
        Supplier<Optional<String>> conversation,
        Set<String> tried,
        Optional<String> only,
        Duration waitForHome) {}
