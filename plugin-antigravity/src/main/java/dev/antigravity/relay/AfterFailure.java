package dev.antigravity.relay;

import dev.antigravity.upstream.UpstreamFailure;
import dev.antigravity.upstream.UpstreamFailure.CallerMistake;
import dev.antigravity.upstream.UpstreamFailure.CredentialRejected;
import dev.antigravity.upstream.UpstreamFailure.Exhausted;
import dev.antigravity.upstream.UpstreamFailure.ModelMissing;
import dev.antigravity.upstream.UpstreamFailure.NoCredential;
import dev.antigravity.upstream.UpstreamFailure.Overloaded;
import dev.antigravity.upstream.UpstreamFailure.Throttled;
import dev.antigravity.upstream.UpstreamFailure.TooLong;
import dev.antigravity.upstream.UpstreamFailure.Unreachable;
import dev.antigravity.upstream.UpstreamFailure.Unreadable;

/// What to do when an attempt has failed before the first byte.
enum AfterFailure {
    /// It would fail anywhere.
    GIVE_BACK,
    /// The request was never taken.
    RETRY_SAME,
    /// The upstream has too much to do; the account is healthy, and the prompt's cache is there.
    RETRY_SOON,
    /// Another credential of the same account may be let in.
    RENEW_AND_RETRY,
    NEXT_CANDIDATE,
    /// A model that holds more may serve.
    LARGER_MODEL;

    static AfterFailure decide(UpstreamFailure failure) {
        return switch (failure) {
            case CallerMistake _ -> GIVE_BACK;
            case TooLong _ -> LARGER_MODEL;
            case Unreachable unreachable -> unreachable.stale() ? RETRY_SAME : NEXT_CANDIDATE;
            case Overloaded overloaded -> overloaded.busy() ? RETRY_SOON : NEXT_CANDIDATE;
            case CredentialRejected rejected -> rejected.isRenewable() ? RENEW_AND_RETRY : NEXT_CANDIDATE;
            case Throttled _, Exhausted _, ModelMissing _, NoCredential _, Unreadable _ -> NEXT_CANDIDATE;
        };
    }
}
