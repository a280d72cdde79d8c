package dev.antigravity.upstream;

import dev.antigravity.chat.ApiError;
import java.util.Optional;

/// Why an upstream gave no reply, sorted by whose fault it is.
public sealed interface UpstreamFailure {
    /// What the client is told if nothing else helps.
    ApiError error();

    /// The upstream's answer, if it gave one.
    Optional<FailedAnswer> answer();

    /// The status the upstream answered with, 0 if it gave no answer at all (ERR-013).
    default int status() {
        return answer().map(FailedAnswer::status).orElse(0);
    }

    /// The request is at fault: it would fail anywhere.
    record CallerMistake(FailedAnswer failed) implements UpstreamFailure {
        @Override
        public ApiError error() {
            return failed.error();
        }

        @Override
        public Optional<FailedAnswer> answer() {
            return Optional.of(failed);
        }
    }

    /// The account may not ask for more now.
    record Throttled(FailedAnswer failed) implements UpstreamFailure {
        @Override
        public ApiError error() {
            return failed.error();
        }

        @Override
        public Optional<FailedAnswer> answer() {
            return Optional.of(failed);
        }
    }

    /// The account is not let in, or not for this model.
    record CredentialRejected(FailedAnswer failed) implements UpstreamFailure {
        @Override
        public ApiError error() {
            return failed.error();
        }

        @Override
        public Optional<FailedAnswer> answer() {
            return Optional.of(failed);
        }
    }

    /// The upstream does not know the model under this name.
    record ModelMissing(FailedAnswer failed) implements UpstreamFailure {
        @Override
        public ApiError error() {
            return failed.error();
        }

        @Override
        public Optional<FailedAnswer> answer() {
            return Optional.of(failed);
        }
    }

    /// The upstream is at fault, for everybody alike.
    record Overloaded(FailedAnswer failed) implements UpstreamFailure {
        @Override
        public ApiError error() {
            return failed.error();
        }

        @Override
        public Optional<FailedAnswer> answer() {
            return Optional.of(failed);
        }
    }

    /// The upstream answered something that is no answer.
    record Unreadable(ApiError error, int status) implements UpstreamFailure {
        @Override
        public Optional<FailedAnswer> answer() {
            return Optional.empty();
        }
    }

    /// There was no answer.
    ///
    /// @param stale a kept connection had gone; the request was never taken
    record Unreachable(ApiError error, boolean stale) implements UpstreamFailure {
        @Override
        public Optional<FailedAnswer> answer() {
            return Optional.empty();
        }
    }

    /// There is no credential to call with.
    record NoCredential(ApiError error) implements UpstreamFailure {
        @Override
        public Optional<FailedAnswer> answer() {
            return Optional.empty();
        }
    }
}
