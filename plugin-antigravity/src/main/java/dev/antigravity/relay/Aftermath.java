package dev.antigravity.relay;

import dev.antigravity.pool.Rest;
import dev.antigravity.upstream.Reset;
import dev.antigravity.upstream.UpstreamFailure;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What a failure means for those who come after: an account rests, or a service is asked last.
///
/// @param asked who failed
/// @param draws whether it was asked for pictures
record Aftermath(Found.Somebody asked, Relay.Choosing choosing, boolean draws) {
    /// The rest of the account, if the failure is its affair.
    Optional<Rest> rest(UpstreamFailure failure) {
        return Refusals.of(failure, draws).flatMap(asked.lease()::refused);
    }

    /// The service is in trouble, whoever asks.
    ///
    /// @param better when it will be well, if it said so
    /// @return what follows, for people
    String ailing(Optional<Reset> better) {
        var target = asked.target();
        return told(
                isOfItsOwn()
                        ? Optional.empty()
                        : choosing.health().ailing(target.provider().id(), target.model(), better.map(Reset::at)));
    }

    /// The same in the middle of an answer: that the answer began well did not end a row of failures.
    ///
    /// @param row how long that row was
    String ailingAgain(Optional<Reset> better, int row) {
        var target = asked.target();
        return told(
                isOfItsOwn()
                        ? Optional.empty()
                        : choosing.health()
                                .ailingAgain(target.provider().id(), target.model(), better.map(Reset::at), row));
    }

    /// An account with an address of its own says nothing of the others.
    private boolean isOfItsOwn() {
        return asked.candidate().account().baseUrl().isPresent();
    }

    private String told(Optional<Instant> until) {
        return until.map(at -> asked.target() + " is asked last until " + at.truncatedTo(ChronoUnit.MILLIS))
                .orElse("");
    }
}
