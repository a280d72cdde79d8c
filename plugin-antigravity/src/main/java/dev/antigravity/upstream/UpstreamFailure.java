package dev.antigravity.upstream;

import dev.antigravity.account.Credential;
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

    /// In which the upstream has spoken.
    sealed interface Spoken extends UpstreamFailure {
        FailedAnswer failed();

        @Override
        default ApiError error() {
            return failed().error();
        }

        @Override
        default Optional<FailedAnswer> answer() {
            return Optional.of(failed());
        }
    }

    /// In which nobody has spoken.
    sealed interface Silent extends UpstreamFailure {
        @Override
        default Optional<FailedAnswer> answer() {
            return Optional.empty();
        }
    }

    /// The request is at fault: it would fail anywhere.
    record CallerMistake(FailedAnswer failed) implements Spoken {}

    /// The request is more than the model can take in; a larger one may.
    record TooLong(FailedAnswer failed) implements Spoken {}

    /// The account may not ask for more now.
    ///
    /// @param reset        when it may; empty if the upstream did not say: it may be about this request alone
    /// @param wholeAccount whether that holds for all of its models
    record Throttled(FailedAnswer failed, Optional<Reset> reset, boolean wholeAccount) implements Spoken {}

    /// The account has used up its quota or its money.
    ///
    /// @param reset        when there is more; empty if the upstream did not say
    /// @param wholeAccount whether that holds for all of its models
    record Exhausted(FailedAnswer failed, Optional<Reset> reset, boolean wholeAccount) implements Spoken {}

    /// The account is not let in.
    ///
    /// @param used what it showed
    record CredentialRejected(FailedAnswer failed, Credential used) implements Spoken {
        /// Whether another credential may help, if there is one.
        public boolean isRenewable() {
            return failed.isUnauthorized() && used instanceof Credential.OAuthTokens;
        }
    }

    /// The upstream does not know the model under this name, or the account has no right to it.
    record ModelMissing(FailedAnswer failed) implements Spoken {}

    /// The upstream is at fault, for everybody alike.
    ///
    /// @param reset when it will be better; empty if the upstream did not say
    /// @param busy  it has too much to do, which may pass in a moment
    record Overloaded(FailedAnswer failed, Optional<Reset> reset, boolean busy) implements Spoken {}

    /// The upstream answered something that is no answer.
    record Unreadable(ApiError error, int status) implements Silent {}

    /// There was no answer.
    ///
    /// @param stale a kept connection had gone; the request was never taken
    /// @param taken the upstream may have carried the request out for all we know
    record Unreachable(ApiError error, boolean stale, boolean taken) implements Silent {}

    /// There is no credential to call with.
    ///
    /// @param signInNeeded whether only the user can help
    record NoCredential(ApiError error, boolean signInNeeded) implements Silent {}
}
