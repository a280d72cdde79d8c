package dev.antigravity.settings;

import dev.antigravity.account.Strategy;
import java.time.Duration;
import java.util.Optional;

/// What holds for requests to one alias in place of `routing`. Empty: nothing else holds.
public record AliasRules(
        Optional<Boolean> fallback,
        Optional<Strategy> strategy,
        Optional<Integer> maxAttempts,
        Optional<Duration> waitForAccount) {
    public static final AliasRules NONE =
            new AliasRules(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    static AliasRules read(Section section) {
        return new AliasRules(
                section.find("fallback", Kind.FLAG),
                section.find("strategy", RoutingSettings.STRATEGY),
                section.find("max-attempts", RoutingSettings.ATTEMPTS),
                section.find("wait-for-account", Kind.DURATION));
    }
}
