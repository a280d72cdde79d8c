package dev.antigravity.account;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What an upstream said is left of an allowance. Nothing here is estimated.
///
/// @param window    what is counted, in the upstream's words: `requests`, `input-tokens`, `5h`, `quota`
/// @param model     for which it counts; empty if for all of the account
/// @param fraction  what is left, from 0 to 1, where the upstream says it like that
/// @param resetsAt  when it is whole again
/// @param asOf      when the upstream said so
public record Quota(
        String window,
        Optional<String> model,
        OptionalLong limit,
        OptionalLong remaining,
        OptionalDouble fraction,
        Optional<Instant> resetsAt,
        Instant asOf) {

    public static Quota counted(
            String window,
            String model,
            OptionalLong limit,
            OptionalLong remaining,
            Optional<Instant> resetsAt,
            Instant asOf) {
        return new Quota(window, Optional.of(model), limit, remaining, OptionalDouble.empty(), resetsAt, asOf);
    }

    public static Quota share(
            String window, Optional<String> model, double left, Optional<Instant> resetsAt, Instant asOf) {
        var fraction = OptionalDouble.of(Math.clamp(left, 0, 1));
        return new Quota(window, model, OptionalLong.empty(), OptionalLong.empty(), fraction, resetsAt, asOf);
    }

    /// What is left, from 0 to 1; empty if the upstream did not say enough.
    public OptionalDouble remainingFraction() {
        if (fraction.isPresent() || limit.isEmpty() || remaining.isEmpty() || limit.getAsLong() <= 0) {
            return fraction;
        }
        return OptionalDouble.of(Math.clamp((double) remaining.getAsLong() / limit.getAsLong(), 0, 1));
    }

    /// Whether both tell of the same allowance.
    public boolean isAboutSameAs(Quota other) {
        return window.equals(other.window) && model.equals(other.model);
    }
}
