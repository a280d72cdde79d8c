package dev.antigravity.relay;

import dev.antigravity.account.CredentialSource;
import dev.antigravity.account.CredentialUnavailableException;
import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.net.Body;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundAnswer;
import dev.antigravity.net.OutboundException;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.route.Candidate;
import dev.antigravity.upstream.FailedAnswer;
import dev.antigravity.upstream.FailureSorter;
import dev.antigravity.upstream.UpstreamClient;
import dev.antigravity.upstream.UpstreamFailure;
import dev.antigravity.upstream.UpstreamTarget;
import java.io.IOException;

/// Calls a candidate and tells an answer from a failure.
final class Upstreams {
    private static final int LONGEST_ERROR_BYTES = 1 << 20;

    private final UpstreamClient client;
    private final CredentialSource credentials;
    private final QuotaKeeper quotas;

    Upstreams(UpstreamClient client, CredentialSource credentials, QuotaKeeper quotas) {
        this.client = client;
        this.credentials = credentials;
        this.quotas = quotas;
    }

    /// A call that was answered, or not.
    sealed interface Answer {
        record Reply(OutboundAnswer answer) implements Answer {}

        record Failure(UpstreamFailure failure) implements Answer {}
    }

    Answer call(
            Candidate candidate,
            UpstreamCodec codec,
            String operation,
            Headers headers,
            Body body,
            Cancellation cancellation) {
        OutboundAnswer answer;
        try {
            var target = new UpstreamTarget(
                    candidate.protocol(),
                    candidate.baseUrl().at(operation),
                    credentials.fresh(candidate.account()),
                    candidate.provider().headers(),
                    candidate.provider().idleTimeout());
            answer = client.call(target, headers, body, cancellation);
        } catch (CredentialUnavailableException e) {
            return new Answer.Failure(new UpstreamFailure.NoCredential(
                    ApiError.of(ErrorKind.PERMISSION, String.valueOf(e.getMessage()))));
        } catch (OutboundException e) {
            return new Answer.Failure(FailureSorter.sort(e));
        }
        quotas.seen(candidate.account(), candidate.model(), answer.headers());
        return answer.status() < 400 ? new Answer.Reply(answer) : new Answer.Failure(failure(answer, codec, candidate));
    }

    private static UpstreamFailure failure(OutboundAnswer answer, UpstreamCodec codec, Candidate candidate) {
        try (answer) {
            var body = answer.body().readNBytes(LONGEST_ERROR_BYTES);
            var error = codec.decodeError(answer.status(), answer.headers().toLowerCaseMap(), body);
            var clean = error.withMessage(Redaction.of(candidate).apply(error.message()));
            return FailureSorter.sort(new FailedAnswer(answer.status(), answer.headers(), body, clean));
        } catch (IOException _) {
            return new UpstreamFailure.Unreachable(
                    ApiError.of(ErrorKind.BAD_GATEWAY, "the upstream's error answer broke off"), false);
        }
    }
}
