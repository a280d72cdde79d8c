package dev.antigravity.settings;

import java.time.Duration;

/// How a request finds its way.
///
/// @param fallback       whether another candidate may serve what the first cannot
/// @param sticky         whether a conversation stays on its account
/// @param maxAttempts    upstream calls one request may cause, fallbacks included
/// @param waitForAccount how long a request may wait for a resting account before it is refused; zero: not at all
/// @param switchAfter    a conversation leaves its account when that rests for longer than this
public record RoutingSettings(
        boolean fallback, boolean sticky, int maxAttempts, Duration waitForAccount, Duration switchAfter) {

    static RoutingSettings read(Section section) {
        var routing = new RoutingSettings(
                section.read("fallback", Kind.FLAG, true),
                section.read("sticky", Kind.FLAG, true),
                section.read("max-attempts", Kind.wholeNumber(1, 20), 4),
                section.read("wait-for-account", Kind.DURATION, Duration.ZERO),
                section.read("switch-after", Kind.DURATION, Duration.ofMinutes(2)));
        section.refuseUnknown();
        return routing;
    }
}
