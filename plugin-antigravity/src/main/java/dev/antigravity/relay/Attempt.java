package dev.antigravity.relay;

import dev.antigravity.account.CredentialUnavailableException;
import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.ledger.ExchangeRecord;
import dev.antigravity.settings.ProviderAccounts;
import dev.antigravity.upstream.Reset;
import dev.antigravity.upstream.UpstreamFailure;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One candidate's attempt, with what may be repeated in place: each way of repeating once.
final class Attempt {
    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);
    private static final Duration SOON = Duration.ofMillis(500);
    private static final Duration LONGEST_SOON = Duration.ofSeconds(3);

    private final Found.Somebody found;
    private final CandidateSearch search;
    private final InboundCall call;
    private final Reply reply;
    private final Exchange exchange;
    private final ProviderAccounts accounts;
    private final Set<AfterFailure> repeated = EnumSet.noneOf(AfterFailure.class);

    Attempt(
            Found.Somebody found,
            CandidateSearch search,
            InboundCall call,
            Reply reply,
            Exchange exchange,
            ProviderAccounts accounts) {
        this.found = found;
        this.search = search;
        this.call = call;
        this.reply = reply;
        this.exchange = exchange;
        this.accounts = accounts;
    }

    /// @param failures told what went wrong
    /// @return whether the client still waits for an answer
    /// @throws IOException if the client's connection breaks
    boolean run(Lane lane, Failures failures) throws IOException {
        try (var _ = found.lease()) {
            while (true) {
                switch (lane.run(call, found.candidate(), reply, exchange)) {
                    case Outcome.Served _ -> {
                        note(lane, ExchangeRecord.Attempt.SERVED, exchange.aftermath());
                        return false;
                    }
                    case Outcome.Abandoned _ -> {
                        return left(lane);
                    }
                    case Outcome.Failed(var failure) -> {
                        if (call.client().isCancelled()) {
                            return left(lane);
                        }
                        failures.add(found.candidate(), failure);
                        if (!repeats(lane, failure)) {
                            return true;
                        }
                    }
                }
            }
        }
    }

    private boolean left(Lane lane) {
        note(lane, ExchangeRecord.Attempt.ABANDONED, "");
        exchange.abandoned();
        return false;
    }

    private void note(Lane lane, String outcome, String then) {
        exchange.attempted(found.candidate(), lane, found.lease().reason(), outcome, then);
    }

    /// Notes a failure and gets ready to try the same candidate again, if that makes sense.
    private boolean repeats(Lane lane, UpstreamFailure failure) throws IOException {
        var said = said(failure);
        LOG.debug("{}: {} failed: {}", call.id(), found.candidate(), said);
        if (!lane.mayGoOnAfter(failure)) {
            note(lane, said, "nobody is asked again, for it may have been carried out and billed");
            return false;
        }
        var decision = AfterFailure.decide(failure);
        switch (decision) {
            case RETRY_SAME -> {
                if (repeated.add(decision)) {
                    note(lane, said, "once more on a new connection");
                    return search.mayCall();
                }
            }
            case RETRY_SOON -> {
                var wait = soon((UpstreamFailure.Overloaded) failure);
                if (wait.compareTo(LONGEST_SOON) <= 0 && repeated.add(decision)) {
                    note(lane, said, "once more after " + wait.toMillis() + " ms");
                    search.pause(wait);
                    return search.mayCall() && !call.client().isCancelled();
                }
            }
            case RENEW_AND_RETRY -> {
                if (repeated.add(decision)) {
                    return renews(lane, (UpstreamFailure.CredentialRejected) failure);
                }
            }
            case GIVE_BACK, NEXT_CANDIDATE, LARGER_MODEL -> {}
        }
        note(lane, said, search.failed(found, failure));
        return false;
    }

    private static String said(UpstreamFailure failure) {
        var message = failure.error().message();
        return failure.answer().map(answer -> answer.place() + ": " + message).orElse(message);
    }

    private Duration soon(UpstreamFailure.Overloaded failure) {
        var refused = "false".equals(failure.error().retryHints().get("x-should-retry"));
        return refused
                ? LONGEST_SOON.plusMillis(1)
                : failure.reset().map(Reset::at).map(search::until).orElse(SOON);
    }

    private boolean renews(Lane lane, UpstreamFailure.CredentialRejected failure) {
        try {
            var candidate = found.candidate();
            accounts.afterRejection(candidate.provider(), candidate.account(), failure.used());
            note(lane, said(failure), "once more with a renewed credential");
            return search.mayCall();
        } catch (CredentialUnavailableException e) {
            var lost = new UpstreamFailure.NoCredential(
                    ApiError.of(ErrorKind.PERMISSION, String.valueOf(e.getMessage())), e.isSignInNeeded());
            note(lane, said(failure), search.failed(found, lost));
            return false;
        }
    }
}
