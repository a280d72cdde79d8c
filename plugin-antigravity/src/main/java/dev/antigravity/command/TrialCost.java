package dev.antigravity.command;

import dev.antigravity.chat.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What the trials take at most.
final class TrialCost {
    private TrialCost() {}

    /// As a sentence or two.
    static String of(List<Patient> patients) {
        var paid = Arrays.stream(ContractTrial.values())
                .filter(trial -> !trial.isFree())
                .toList();
        var output = paid.stream().mapToLong(ContractTrial::mostOutput).sum();
        var input = paid.size() * ContractTrial.promptTokens();
        var names = String.join(", ", patients.stream().map(Patient::name).toList());
        return "Will send " + paid.size() + " requests each to " + names + ": at most " + input + " tokens there and "
                + output + " back, each. What is refused is sent again in other ways; one allows "
                + ContractTrial.ROOM.limit() + " tokens, as Claude Code does, and is broken off at the first word. "
                + price(
                        patients,
                        new Usage(input, OptionalLong.empty(), OptionalLong.empty(), output, OptionalLong.empty()));
    }

    private static String price(List<Patient> patients, Usage usage) {
        var sum = BigDecimal.ZERO;
        var unpriced = 0;
        for (var patient : patients) {
            var price = patient.model().price().flatMap(known -> known.value().of(usage));
            sum = sum.add(price.orElse(BigDecimal.ZERO));
            unpriced += price.isEmpty() ? 1 : 0;
        }
        var known = unpriced == patients.size()
                ? Optional.<String>empty()
                : Optional.of("At list prices at most $" + sum.setScale(4, RoundingMode.UP) + " in all");
        return known.map(told -> told + ".").orElse("Nobody we know lists a price for that.")
                + (known.isPresent() && unpriced > 0 ? " " + unpriced + " of them have no price we know." : "");
    }
}
