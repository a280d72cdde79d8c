package dev.antigravity.relay;

import dev.antigravity.account.Credential;
import dev.antigravity.account.CredentialUnavailableException;
import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.json.Json;
import dev.antigravity.net.Body;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundAnswer;
import dev.antigravity.net.OutboundException;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.route.Candidate;
import dev.antigravity.settings.ProviderAccounts;
import dev.antigravity.upstream.FailedAnswer;
import dev.antigravity.upstream.FailureSorter;
import dev.antigravity.upstream.UpstreamClient;
import dev.antigravity.upstream.UpstreamFailure;
import dev.antigravity.upstream.UpstreamTarget;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/// Calls a candidate for one attempt and tells an answer from a failure.
final class Upstreams {
    private static final int LONGEST_ERROR_BYTES = 1 << 20;

    private final UpstreamClient client;
    private final ProviderAccounts accounts;
    private final QuotaKeeper quotas;
    private final InstantSource clock;
    private final Answered answered;

    /// @param answered told of every answer that is no failure
    Upstreams(
            UpstreamClient client,
            ProviderAccounts accounts,
            QuotaKeeper quotas,
            InstantSource clock,
            Answered answered) {
        this.client = client;
        this.accounts = accounts;
        this.quotas = quotas;
        this.clock = clock;
        this.answered = answered;
    }

    /// A call that was answered, or not.
    sealed interface Answer {
        record Reply(BegunAnswer begun) implements Answer {}

        record Failure(UpstreamFailure failure) implements Answer {}
    }

    /// A request that was written for that upstream.
    Answer call(Candidate candidate, UpstreamCodec codec, EncodedRequest request, Cancellation cancellation) {
        return call(candidate, codec, request, Headers.NONE, cancellation);
    }

    /// @param beside what the client says in headers that pass
    Answer call(
            Candidate candidate,
            UpstreamCodec codec,
            EncodedRequest request,
            Headers beside,
            Cancellation cancellation) {
        var headers = beside;
        for (var own : request.headers().entrySet()) {
            headers = headers.with(own.getKey(), own.getValue());
        }
        return call(candidate, codec, request.path(), headers, Body.of(Json.bytes(request.body())), cancellation);
    }

    Answer call(
            Candidate candidate,
            UpstreamCodec codec,
            String operation,
            Headers headers,
            Body body,
            Cancellation cancellation) {
        OutboundAnswer answer;
        Credential credential;
        try {
            credential = accounts.fresh(candidate.provider(), candidate.account());
            var target = new UpstreamTarget(
                    candidate.protocol(),
                    candidate.baseUrl().at(operation),
                    credential,
                    candidate.provider().headers(),
                    candidate.provider().idleTimeout(),
                    candidate.provider().wayFor(candidate.account()));
            answer = call(target, headers, body, cancellation);
        } catch (CredentialUnavailableException e) {
            return new Answer.Failure(noCredential(e));
        } catch (OutboundException e) {
            return new Answer.Failure(FailureSorter.sort(e));
        }
        quotas.seen(candidate.account(), candidate.model(), answer.headers());
        if (answer.status() >= 400) {
            return new Answer.Failure(failure(answer, codec, candidate, credential));
        }
        var nothing = noAnswer(answer);
        if (nothing.isPresent()) {
            answer.close();
            return new Answer.Failure(
                    new UpstreamFailure.Unreadable(ApiError.of(ErrorKind.BAD_GATEWAY, nothing.get()), answer.status()));
        }
        answered.begun(answer);
        return new Answer.Reply(new BegunAnswer(answer, candidate, credential, clock.instant(), answered));
    }

    private OutboundAnswer call(UpstreamTarget target, Headers headers, Body body, Cancellation cancellation)
            throws OutboundException {
        var began = System.nanoTime();
        try {
            return client.call(target, headers, body, cancellation);
        } finally {
            answered.called(Duration.ofNanos(System.nanoTime() - began));
        }
    }

    /// What came instead of an answer: no API redirects, says nothing, or shows a page.
    private static Optional<String> noAnswer(OutboundAnswer answer) {
        var status = answer.status();
        if (status > 299 || status == 204 || status == 205) {
            return Optional.of(
                    "the upstream answered with status " + status + " and nothing in it; check its base-url");
        }
        return answer.headers()
                .first("content-type")
                .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
                .map(_ -> "the upstream answered with a page for browsers; check its base-url");
    }

    private static UpstreamFailure noCredential(CredentialUnavailableException e) {
        return new UpstreamFailure.NoCredential(
                ApiError.of(ErrorKind.PERMISSION, String.valueOf(e.getMessage())), e.isSignInNeeded());
    }

    private UpstreamFailure failure(
            OutboundAnswer answer, UpstreamCodec codec, Candidate candidate, Credential credential) {
        try (answer) {
            var body = answer.body().readNBytes(LONGEST_ERROR_BYTES);
            var error = codec.decodeError(answer.status(), answer.headers().toLowerCaseMap(), body);
            var redaction = Redaction.of(candidate, credential);
            var clean = error.withMessage(redaction.apply(error.message()));
            var failed = new FailedAnswer(answer.status(), answer.headers(), redaction.apply(body), clean);
            return FailureSorter.sort(failed, credential, clock.instant());
        } catch (IOException _) {
            return new UpstreamFailure.Unreachable(
                    ApiError.of(ErrorKind.BAD_GATEWAY, "the upstream's error answer broke off"), false, false);
        }
    }
}
