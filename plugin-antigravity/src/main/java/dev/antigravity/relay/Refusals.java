package dev.antigravity.relay;

import dev.antigravity.pool.Cause;
import dev.antigravity.pool.Refusal;
import dev.antigravity.upstream.Reset;
import dev.antigravity.upstream.UpstreamFailure;
import java.util.Optional;

/// Which failures are the account's affair, and what the pool is told of them.
final class Refusals {
    private static final int LONGEST_EVIDENCE = 160;

    private Refusals() {}

    /// @param draws whether it was pictures that were refused: that says nothing of models that write
    static Optional<Refusal> of(UpstreamFailure failure, boolean draws) {
        return of(failure)
                .map(refusal ->
                        draws ? new Refusal(refusal.cause(), false, refusal.until(), refusal.evidence()) : refusal);
    }

    private static Optional<Refusal> of(UpstreamFailure failure) {
        return switch (failure) {
            case UpstreamFailure.Throttled(var _, var reset, var wholeAccount) ->
                refusal(Cause.THROTTLED, wholeAccount, reset, failure);
            case UpstreamFailure.Exhausted(var _, var reset, var wholeAccount) ->
                refusal(Cause.EXHAUSTED, wholeAccount, reset, failure);
            case UpstreamFailure.CredentialRejected _ -> refusal(Cause.REJECTED, true, Optional.empty(), failure);
            case UpstreamFailure.ModelMissing _ -> refusal(Cause.MODEL_MISSING, false, Optional.empty(), failure);
            case UpstreamFailure.NoCredential(var _, var signInNeeded) ->
                refusal(signInNeeded ? Cause.REJECTED : Cause.UNREADY, true, Optional.empty(), failure);
            case UpstreamFailure.CallerMistake _,
                    UpstreamFailure.TooLong _,
                    UpstreamFailure.Overloaded _,
                    UpstreamFailure.Unreadable _,
                    UpstreamFailure.Unreachable _ -> Optional.empty();
        };
    }

    private static Optional<Refusal> refusal(
            Cause cause, boolean wholeAccount, Optional<Reset> reset, UpstreamFailure failure) {
        return Optional.of(new Refusal(cause, wholeAccount, reset.map(Reset::at), evidence(reset, failure)));
    }

    private static String evidence(Optional<Reset> reset, UpstreamFailure failure) {
        var status = failure.answer().map(answer -> answer.place() + ", ").orElse("");
        var message = failure.error().message();
        var shown = message.length() > LONGEST_EVIDENCE ? message.substring(0, LONGEST_EVIDENCE) + "…" : message;
        return status + reset.map(Reset::evidence).orElse(shown);
    }
}
