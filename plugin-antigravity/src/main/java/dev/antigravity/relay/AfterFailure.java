package dev.antigravity.relay;

import dev.antigravity.upstream.UpstreamFailure;
import dev.antigravity.upstream.UpstreamFailure.CallerMistake;
import dev.antigravity.upstream.UpstreamFailure.CredentialRejected;
import dev.antigravity.upstream.UpstreamFailure.ModelMissing;
import dev.antigravity.upstream.UpstreamFailure.NoCredential;
import dev.antigravity.upstream.UpstreamFailure.Overloaded;
import dev.antigravity.upstream.UpstreamFailure.Throttled;
import dev.antigravity.upstream.UpstreamFailure.Unreachable;
import dev.antigravity.upstream.UpstreamFailure.Unreadable;

/// What to do when an attempt has failed before the first byte.
enum AfterFailure {
    GIVE_BACK,
    RETRY_SAME,
    NEXT_CANDIDATE;

    static AfterFailure decide(UpstreamFailure failure) {
        return switch (failure) {
            case CallerMistake _ -> GIVE_BACK; // it would fail anywhere
            case Unreachable unreachable when unreachable.stale() -> RETRY_SAME; // the request was never taken
            case Unreachable _, Overloaded _, Unreadable _ -> NEXT_CANDIDATE;
            case Throttled _, CredentialRejected _, ModelMissing _, NoCredential _ -> NEXT_CANDIDATE;
        };
    }
}
