package dev.antigravity.protocol;

import dev.antigravity.chat.Effort;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.ThinkingRequest;
import dev.antigravity.chat.UpstreamProfile;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Between counted budgets and words for effort (THK-003 to THK-006).
public final class ThinkingScale {
    /// What OpenAI has no number for: the model decides.
    public static final long DYNAMIC = -1;

    private ThinkingScale() {}

    public static Effort effortOf(long budget) {
        if (budget <= 512) {
            return Effort.MINIMAL;
        }
        if (budget <= 1_024) {
            return Effort.LOW;
        }
        if (budget <= 8_192) {
            return Effort.MEDIUM;
        }
        return budget <= 24_576 ? Effort.HIGH : Effort.XHIGH;
    }

    /// @return tokens
    public static long budgetOf(Effort effort) {
        return switch (effort) {
            case NONE -> 0;
            case MINIMAL -> 512;
            case LOW -> 1_024;
            case MEDIUM -> 8_192;
            case HIGH -> 24_576;
            case XHIGH, MAX -> 32_768;
        };
    }

    /// The effort asked for, in the client's word or read from its budget.
    public static Optional<Effort> effort(ThinkingRequest thinking, FidelityReceipt receipt) {
        if (thinking.effort().isPresent()) {
            return thinking.effort().map(Given::value);
        }
        if (thinking.countedBudget().isEmpty()) {
            return Optional.empty();
        }
        receipt.approximated(thinking.budget().orElseThrow().path(), "a budget of tokens became a word for effort");
        return Optional.of(effortOf(thinking.countedBudget().getAsLong()));
    }

    /// The effort asked for, as near as the model can come to it (THK-006).
    ///
    /// @param supported all of them unless the profile says otherwise
    public static Optional<Effort> effort(ThinkingRequest thinking, Set<Effort> supported, FidelityReceipt receipt) {
        return effort(thinking, receipt).filter(_ -> !supported.isEmpty()).map(wanted -> {
            var nearest = nearest(wanted, supported);
            if (nearest != wanted) {
                var field = thinking.effort()
                        .map(Given::path)
                        .or(() -> thinking.budget().map(Given::path));
                receipt.approximated(
                        field.orElse(thinking.path()), "the model takes " + nearest.word() + ", not " + wanted.word());
            }
            return nearest;
        });
    }

    /// A budget the model can take.
    public static long within(long budget, UpstreamProfile profile) {
        var least = Math.min(profile.minThinkingBudget(), profile.maxThinkingBudget());
        return budget <= 0 ? budget : Math.clamp(budget, least, profile.maxThinkingBudget());
    }

    /// The budget asked for, counted by the client or read from its word.
    ///
    /// @return tokens; empty if there is neither
    public static OptionalLong budget(ThinkingRequest thinking) {
        if (thinking.countedBudget().isPresent()) {
            return thinking.countedBudget();
        }
        return thinking.effort().isPresent()
                ? OptionalLong.of(budgetOf(thinking.effort().get().value()))
                : OptionalLong.empty();
    }

    /// The effort the model can take that is nearest to the wanted one: the next lower, else the next higher.
    ///
    /// @param supported not empty
    public static Effort nearest(Effort wanted, Set<Effort> supported) {
        for (var i = wanted.ordinal(); i >= 0; i--) {
            if (supported.contains(Effort.values()[i])) {
                return Effort.values()[i];
            }
        }
        for (var i = wanted.ordinal(); i < Effort.values().length; i++) {
            if (supported.contains(Effort.values()[i])) {
                return Effort.values()[i];
            }
        }
        throw new IllegalArgumentException("no effort is supported");
    }
}
