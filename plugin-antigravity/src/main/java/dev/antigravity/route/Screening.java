package dev.antigravity.route;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.Capability;
import dev.antigravity.chat.ErrorKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Holds what a request needs against what is known of the models, before anybody is called.
///
/// A model whose stated capabilities lack what the request cannot do without is left out. One that a catalogue knows to
/// lack it, that was seen to refuse it, that does not think when the request does, or that is too small for it, comes
/// last.
final class Screening {
    /// What hosts count on when they write `[1m]`.
    private static final long LARGE = 1_000_000;

    private final RequestNeeds needs;
    private final long bodyBytes;
    private final boolean large;
    private final List<Target> fitting = new ArrayList<>();
    private final List<Target> last = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /// @param large whether the client counts on a million tokens
    private Screening(RequestFacts facts, boolean large) {
        this.needs = facts.needs();
        this.bodyBytes = facts.bodyBytes();
        this.large = large;
    }

    /// @param passedOver those put last or left out, and why
    record Screened(List<Target> targets, List<String> passedOver) {}

    /// @throws NoRouteException if none of them can do what is needed
    static Screened screen(List<Target> targets, RequestFacts facts, boolean large) {
        var screening = new Screening(facts, large);
        targets.forEach(screening::place);
        if (screening.fitting.isEmpty() && screening.last.isEmpty()) {
            throw new NoRouteException(ApiError.of(
                    ErrorKind.INVALID_REQUEST,
                    "nobody can serve this: " + String.join("; ", screening.notes)
                            + ". If that is wrong, correct capabilities in the configuration."));
        }
        var all = new ArrayList<>(screening.fitting);
        all.addAll(screening.last);
        return new Screened(all, screening.notes);
    }

    private void place(Target target) {
        var lacking = target.capabilities().flatMap(this::lacking);
        if (lacking.isPresent()) {
            var left = target.isStated() ? "" : ", so it comes last";
            notes.add(target + " " + lacking.get() + left);
            if (!target.isStated()) {
                last.add(target);
            }
            return;
        }
        var weakness = refused(target.refused()).or(() -> weakness(target));
        weakness.ifPresent(why -> notes.add(target + " " + why + ", so it comes last"));
        (weakness.isPresent() ? last : fitting).add(target);
    }

    private Optional<String> lacking(Set<Capability> known) {
        if (!known.contains(Capability.VISION) && needs.images()) {
            return Optional.of("cannot see images (it can: " + words(known) + ")");
        }
        if (!known.contains(Capability.FUNCTION_CALLING) && needs.tools()) {
            return Optional.of("cannot call tools (it can: " + words(known) + ")");
        }
        return Optional.empty();
    }

    private Optional<String> refused(Set<Capability> seen) {
        if (seen.contains(Capability.VISION) && needs.images()) {
            return Optional.of("was seen to refuse images");
        }
        if (seen.contains(Capability.FUNCTION_CALLING) && needs.tools()) {
            return Optional.of("was seen to refuse tools");
        }
        return seen.contains(Capability.THINKING) && needs.thinking()
                ? Optional.of("was seen to refuse thinking")
                : Optional.empty();
    }

    private Optional<String> weakness(Target target) {
        var context = target.context();
        if (large && context.filter(tokens -> tokens < LARGE).isPresent()) {
            return Optional.of("holds " + context.get() + " tokens, not a million");
        }
        // A token is hardly ever shorter than two bytes, so a short body needs no second look.
        if (context.filter(tokens -> bodyBytes / 2 > tokens && needs.tokens() > tokens)
                .isPresent()) {
            return Optional.of("holds " + context.get() + " tokens, too few for about " + needs.tokens());
        }
        return target.capabilities()
                .filter(known -> !known.contains(Capability.THINKING) && needs.thinking())
                .map(_ -> "does not think");
    }

    private static String words(Set<Capability> capabilities) {
        return capabilities.stream().map(Capability::word).sorted().collect(Collectors.joining(", "));
    }
}
