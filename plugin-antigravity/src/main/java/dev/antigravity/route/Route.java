package dev.antigravity.route;

import dev.antigravity.settings.RoutingSettings;
import java.util.List;

/// Where a request may go, best first, and why.
///
/// @param how        how the model's name was understood, for people: `alias claude-opus, in its order`
/// @param targets    at least one
/// @param passedOver what was left out or put last, and why
/// @param rules      what holds for this request
public record Route(String how, List<Target> targets, List<String> passedOver, RoutingSettings rules) {
    public Route {
        targets = List.copyOf(targets);
        passedOver = List.copyOf(passedOver);
    }
}
