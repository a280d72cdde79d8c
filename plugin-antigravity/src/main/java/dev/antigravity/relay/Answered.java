package dev.antigravity.relay;

import dev.antigravity.net.OutboundAnswer;
import dev.antigravity.pool.Rest;
import dev.antigravity.upstream.UpstreamFailure;
import java.time.Duration;

/// What is learned from an upstream's answer while it comes: the account is let in, the service is well, how long it
/// took; and that either was not so after all. Not thread-safe.
final class Answered {
    private final Found.Somebody found;
    private final Relay.Choosing choosing;
    private final Aftermath aftermath;
    private final Exchange exchange;
    private final long askedNanos = System.nanoTime();
    private int rowOfFailures;

    Answered(Found.Somebody found, Relay.Choosing choosing, InboundCall call, Exchange exchange) {
        this.found = found;
        this.choosing = choosing;
        this.exchange = exchange;
        aftermath = new Aftermath(found, choosing, call.order().isPresent());
    }

    /// The upstream has been called, whatever came of it.
    void called(Duration took) {
        exchange.waited(took);
    }

    /// The upstream has begun to answer.
    void begun(OutboundAnswer answer) {
        exchange.answered(answer::waited);
        var took = Duration.ofNanos(System.nanoTime() - askedNanos);
        choosing.latencies().note(found.target().provider().id(), found.target().name(), took);
    }

    /// The answer is no refusal, as far as it has come.
    void well() {
        found.lease().answered();
        rowOfFailures = choosing.health()
                .well(found.target().provider().id(), found.target().model());
    }

    /// It became one when its client had the beginning: nobody else can serve this request, but the next one need not
    /// find out again.
    void refused(UpstreamFailure failure) {
        exchange.leaves(
                switch (failure) {
                    case UpstreamFailure.Overloaded(var _, var better, var _) ->
                        aftermath.ailingAgain(better, rowOfFailures);
                    case UpstreamFailure.CredentialRejected rejected when rejected.isRenewable() -> "";
                    case UpstreamFailure.CallerMistake _,
                            UpstreamFailure.CredentialRejected _,
                            UpstreamFailure.Exhausted _,
                            UpstreamFailure.ModelMissing _,
                            UpstreamFailure.NoCredential _,
                            UpstreamFailure.Throttled _,
                            UpstreamFailure.TooLong _,
                            UpstreamFailure.Unreachable _,
                            UpstreamFailure.Unreadable _ ->
                        aftermath.rest(failure).map(Rest::sentence).orElse("");
                });
    }
}
