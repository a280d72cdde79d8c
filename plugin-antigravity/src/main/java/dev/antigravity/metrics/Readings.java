package dev.antigravity.metrics;

import dev.antigravity.ledger.LedgerState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How things stand at the moment somebody asks.
///
/// @param version       of this program
/// @param wellness      of each part: whether it does its work
/// @param quotas        what upstreams last said is left
/// @param inFlight      requests that are being served
/// @param bytesInFlight of their bodies, held in memory
/// @param ledger        how exchanges are kept on disk; empty if they are not
public record Readings(
        String version,
        Map<String, Boolean> wellness,
        List<Accounts> accounts,
        List<QuotaLeft> quotas,
        long inFlight,
        long bytesInFlight,
        Optional<LedgerState> ledger) {
    public Readings {
        wellness = Map.copyOf(wellness);
        accounts = List.copyOf(accounts);
        quotas = List.copyOf(quotas);
    }

    /// @param available accounts that may serve
    /// @param resting   accounts that rest altogether
    public record Accounts(String provider, long available, long resting) {}

    /// @param model for which it counts; empty if for all of the account
    /// @param ratio from 0 to 1
    public record QuotaLeft(String account, String window, String model, double ratio) {}
}
