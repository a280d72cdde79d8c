package dev.antigravity.metrics;

import dev.antigravity.ledger.ExchangeRecord;
import java.util.Locale;

/// What became of a request, in one of a few words.
enum Outcome {
    OK,
    /// The answer began well and broke off.
    BROKE_OFF,
    /// The client was told of a mistake, a limit or a quota: a status from 400 to 498.
    REFUSED,
    /// A status of 500 or more.
    FAILED,
    /// The client did not wait for the answer.
    LEFT;

    private static final int CLIENT_LEFT = 499;

    static Outcome of(ExchangeRecord record) {
        if (record.status() == CLIENT_LEFT) {
            return LEFT;
        }
        if (record.status() >= 500) {
            return FAILED;
        }
        if (record.status() >= 400) {
            return REFUSED;
        }
        return record.failure().isPresent() ? BROKE_OFF : OK;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
