package dev.antigravity.settings;

import java.time.Duration;

/// What the ledger on disk keeps.
///
/// @param enabled  whether requests are kept; what clients have used always is
/// @param keep     how long
/// @param maxBytes how large the file may become before the oldest goes
public record LedgerSettings(boolean enabled, Duration keep, long maxBytes) {
    static LedgerSettings read(Section section) {
        var ledger = new LedgerSettings(
                section.read("enabled", Kind.FLAG, true),
                section.read("keep", Kind.DURATION, Duration.ofDays(90)),
                section.read("max-size", Kind.BYTES, 200_000_000L));
        section.refuseUnknown();
        return ledger;
    }
}
