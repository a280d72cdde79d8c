package dev.antigravity.endpoint;

import dev.antigravity.account.Account;
import dev.antigravity.account.AccountDirectory;
import dev.antigravity.ledger.ExchangeRecord;
import dev.antigravity.ledger.Ledger;
import dev.antigravity.ledger.LedgerState;
import dev.antigravity.pool.Rest;
import dev.antigravity.pool.RestBook;
import dev.antigravity.pool.ServiceHealth;
import dev.antigravity.settings.ProviderSettings;
import dev.antigravity.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// How the proxy and what it leads to are, by what it knows already: nobody is called. Thread-safe.
///
/// @param vault  why the vault cannot be read, if it cannot
/// @param ledger how the ledger on disk is kept; empty if there is none
public record Checkup(
        Supplier<Settings> settings,
        AccountDirectory accounts,
        RestBook rests,
        ServiceHealth health,
        Ledger latest,
        Supplier<Optional<String>> vault,
        Supplier<Optional<LedgerState>> ledger) {

    /// How well something is.
    enum State {
        OK,
        /// It serves, but something is wrong.
        DEGRADED,
        /// It cannot serve.
        FAILING
    }

    /// @param upstreams one for each provider that has a usable account
    record Findings(Optional<String> vault, Optional<LedgerState> ledger, List<Upstream> upstreams) {
        Findings {
            upstreams = List.copyOf(upstreams);
        }

        State vaultState() {
            return vault.isPresent() ? State.FAILING : State.OK;
        }

        State ledgerState() {
            return ledger.flatMap(LedgerState::trouble).isPresent() ? State.DEGRADED : State.OK;
        }

        /// As long as somebody can serve, the accounts are not failing.
        State accountsState() {
            if (upstreams.stream().allMatch(upstream -> upstream.state() == State.FAILING)) {
                return State.FAILING;
            }
            return upstreams.stream().allMatch(upstream -> upstream.state() == State.OK) ? State.OK : State.DEGRADED;
        }

        State state() {
            if (vaultState() == State.FAILING || accountsState() == State.FAILING) {
                return State.FAILING;
            }
            return ledgerState() == State.OK && accountsState() == State.OK ? State.OK : State.DEGRADED;
        }
    }

    /// A provider as requests have found it.
    ///
    /// @param accounts requests may use
    /// @param rests    of accounts and of their models
    /// @param ailing   its models that have failed of late, whoever asked
    /// @param failed   the last call that did not succeed, if none has since; it may have been its caller's mistake
    record Upstream(
            String provider,
            long accounts,
            List<Rest> rests,
            List<ServiceHealth.Ailing> ailing,
            Optional<FailedCall> failed) {
        Upstream {
            rests = List.copyOf(rests);
            ailing = List.copyOf(ailing);
        }

        /// Accounts that rest altogether, and not for one model.
        long resting() {
            return rests.stream().filter(rest -> rest.model().isEmpty()).count();
        }

        State state() {
            if (resting() == accounts) {
                return State.FAILING;
            }
            return rests.isEmpty() && ailing.isEmpty() ? State.OK : State.DEGRADED;
        }
    }

    /// @param what the upstream said, or what happened instead
    record FailedCall(Instant at, String account, String model, String what) {}

    Findings look() {
        var broken = vault.get();
        var upstreams = broken.isPresent()
                ? List.<Upstream>of()
                : settings.get().providers().values().stream()
                        .filter(ProviderSettings::isUsable)
                        .flatMap(provider -> upstream(provider.id()).stream())
                        .toList();
        return new Findings(broken, ledger.get(), upstreams);
    }

    private Optional<Upstream> upstream(String provider) {
        var usable = accounts.usable(provider).stream().map(Account::id).toList();
        if (usable.isEmpty()) {
            return Optional.empty();
        }
        var resting = rests.current().stream()
                .filter(rest -> usable.contains(rest.account()))
                .toList();
        return Optional.of(
                new Upstream(provider, usable.size(), resting, health.ailing(provider), lastFailure(provider)));
    }

    private Optional<FailedCall> lastFailure(String provider) {
        return latest.latest().stream()
                .flatMap(exchange -> exchange.attempts().reversed().stream()
                        .filter(attempt -> attempt.provider().equals(provider))
                        .filter(attempt -> !attempt.outcome().equals(ExchangeRecord.Attempt.ABANDONED))
                        .map(attempt -> new FailedCall(
                                exchange.received(), attempt.account(), attempt.upstreamModel(), attempt.outcome())))
                .findFirst()
                .filter(call -> !call.what().equals(ExchangeRecord.Attempt.SERVED));
    }
}
