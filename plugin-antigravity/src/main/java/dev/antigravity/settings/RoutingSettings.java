package dev.antigravity.settings;

import dev.antigravity.account.Strategy;
import java.time.Duration;

/// How a request finds its way.
///
/// @param fallback       whether another candidate may serve what the first cannot
/// @param strategy       how requests are spread over the accounts of a provider
/// @param maxAttempts    upstream calls one request may cause, fallbacks included
/// @param attemptsWithin no call begins later than this after the request came
/// @param waitForAccount how long a request may wait for a resting account before it is refused; zero: not at all
/// @param switchAfter    a conversation does not wait for its account if that rests for longer than this
/// @param longestRest    an account is tried again after this, whatever its provider said
public record RoutingSettings(
        boolean fallback,
        Strategy strategy,
        int maxAttempts,
        Duration attemptsWithin,
        Duration waitForAccount,
        Duration switchAfter,
        Duration longestRest) {

    static final Kind<Strategy> STRATEGY = Kind.words(Strategy.values(), Strategy::word);
    static final Kind<Integer> ATTEMPTS = Kind.wholeNumber(1, 20);

    static RoutingSettings read(Section section) {
        var routing = new RoutingSettings(
                section.read("fallback", Kind.FLAG, true),
                strategy(section),
                section.read("max-attempts", ATTEMPTS, 4),
                section.read("attempts-within", Kind.DURATION, Duration.ofMinutes(5)),
                section.read("wait-for-account", Kind.DURATION, Duration.ZERO),
                section.read("switch-after", Kind.DURATION, Duration.ofMinutes(2)),
                section.read("longest-rest", Kind.DURATION, Duration.ofHours(1)));
        section.refuseUnknown();
        return routing;
    }

    /// `sticky: false` is short for `strategy: weighted`.
    private static Strategy strategy(Section section) {
        var sticky = section.find("sticky", Kind.FLAG);
        var standard = sticky.orElse(true) ? Strategy.STICKY : Strategy.WEIGHTED;
        var strategy = section.read("strategy", STRATEGY, standard);
        if (sticky.isPresent() && sticky.get() != (strategy == Strategy.STICKY)) {
            section.complain("sticky: " + sticky.get() + " contradicts strategy: " + strategy.word() + "; leave one");
        }
        return strategy;
    }

    /// These settings with the rules of an alias on top.
    public RoutingSettings with(AliasRules rules) {
        return new RoutingSettings(
                rules.fallback().orElse(fallback),
                rules.strategy().orElse(strategy),
                rules.maxAttempts().orElse(maxAttempts),
                attemptsWithin,
                rules.waitForAccount().orElse(waitForAccount),
                switchAfter,
                longestRest);
    }

    /// How long a conversation may wait for its account while others could serve it.
    public Duration waitForHome() {
        return waitForAccount.compareTo(switchAfter) < 0 ? waitForAccount : switchAfter;
    }
}
