package dev.antigravity.relay;

import dev.antigravity.account.Credential;
import dev.antigravity.chat.ApiError;
import dev.antigravity.net.OutboundAnswer;
import dev.antigravity.protocol.BrokenStream;
import dev.antigravity.route.Candidate;
import dev.antigravity.upstream.FailedAnswer;
import dev.antigravity.upstream.FailureSorter;
import dev.antigravity.upstream.UpstreamFailure;
import java.time.Instant;
import java.util.Optional;

/// An answer that has begun with a status of success, and may turn out to be a refusal all the same.
final class BegunAnswer implements AutoCloseable {
    private final OutboundAnswer answer;
    private final Candidate candidate;
    private final Credential used;
    private final Instant begun;
    private final Answered answered;
    private boolean accepted;

    /// @param used what the account showed
    BegunAnswer(OutboundAnswer answer, Candidate candidate, Credential used, Instant begun, Answered answered) {
        this.answer = answer;
        this.candidate = candidate;
        this.used = used;
        this.begun = begun;
        this.answered = answered;
    }

    OutboundAnswer answer() {
        return answer;
    }

    /// It is no refusal, as far as one can tell before the client is told anything.
    OutboundAnswer accept() {
        answered.well();
        accepted = true;
        return answer;
    }

    /// An error came in its stream. If its client has the beginning already, only others can be spared what it said.
    void hears(ErrorEvent said) {
        if (accepted) {
            answered.refused(failure(said));
        }
    }

    /// Whose fault an error is that came in it, by the same table as refusals with a status.
    UpstreamFailure failure(ErrorEvent said) {
        return failure(said, Optional.empty());
    }

    /// It is no answer.
    UpstreamFailure unreadable(ApiError error) {
        var told = BrokenStream.beforeFirstByte(error);
        var clean = told.withMessage(Redaction.of(candidate, used).apply(told.message()));
        return new UpstreamFailure.Unreadable(clean, answer.status());
    }

    /// @param stream all of it, if its client could read it as it is
    UpstreamFailure failure(ErrorEvent said, Optional<byte[]> stream) {
        var redaction = Redaction.of(candidate, used);
        var clean = said.error().withMessage(redaction.apply(said.error().message()));
        var failed = new FailedAnswer(
                answer.status(),
                answer.headers(),
                redaction.apply(said.data()),
                clean,
                true,
                stream.map(redaction::apply));
        return FailureSorter.sort(failed, used, begun);
    }

    @Override
    public void close() {
        answer.close();
    }
}
