package dev.antigravity.ledger;

import java.time.Instant;
import java.util.Optional;

/// How the keeping of exchanges stands.
///
/// @param trouble why nothing is kept just now
/// @param waiting exchanges that are still to be kept
/// @param lost    exchanges that will not be: there were more than can wait
public record LedgerState(Optional<Trouble> trouble, long waiting, long lost) {
    /// @param what  is wrong and what to do, a whole sentence without its end
    /// @param since when it was seen first
    public record Trouble(String what, Instant since) {}
}
