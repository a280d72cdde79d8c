package dev.antigravity.ledger;

import dev.antigravity.chat.Note;
import java.util.ArrayList;
import java.util.List;

/// Why a request went where it went, in sentences for people. Holds no secret and nothing of what was said.
public final class Explanation {
    private Explanation() {}

    public static List<String> of(ExchangeRecord record) {
        var lines = new ArrayList<String>();
        lines.add(record.model() + " was asked for over " + record.client().id() + "; "
                + (record.status() == 499 ? "the client left" : "the answer was " + record.status()));
        if (!record.route().isEmpty()) {
            lines.add("understood as: " + record.route());
        }
        for (var i = 0; i < record.attempts().size(); i++) {
            attempt(i + 1, record.attempts().get(i), lines);
        }
        record.passedOver().forEach(line -> lines.add("- " + line));
        record.notes().stream()
                .filter(Note::matters)
                .forEach(note -> lines.add("the translation: " + note + ", " + note.reason()));
        record.failure().ifPresent(why -> lines.add("it failed: " + why));
        return lines;
    }

    private static void attempt(int number, ExchangeRecord.Attempt attempt, List<String> lines) {
        attempt.passedOver().forEach(line -> lines.add("- " + line));
        lines.add(number + ". " + attempt.account() + ", " + attempt.upstreamModel() + ", " + attempt.lane() + ": "
                + attempt.reason());
        lines.add("   " + attempt.outcome());
        if (!attempt.then().isEmpty()) {
            lines.add("   then: " + attempt.then());
        }
    }
}
