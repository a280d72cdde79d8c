package dev.antigravity.upstream;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.net.OutboundException;

/// Sorts failures by fault.
public final class FailureSorter {
    private FailureSorter() {}

    public static UpstreamFailure sort(FailedAnswer failed) {
        return switch (failed.error().kind()) {
            case INVALID_REQUEST, CONFLICT, TOO_LARGE -> new UpstreamFailure.CallerMistake(failed);
            case NOT_FOUND -> new UpstreamFailure.ModelMissing(failed);
            case AUTHENTICATION, PERMISSION -> new UpstreamFailure.CredentialRejected(failed);
            case RATE_LIMIT, BILLING -> new UpstreamFailure.Throttled(failed);
            case TIMEOUT, SERVER, BAD_GATEWAY, OVERLOADED -> new UpstreamFailure.Overloaded(failed);
        };
    }

    public static UpstreamFailure sort(OutboundException e) {
        var kind = e.reason() == OutboundException.Reason.TIMEOUT ? ErrorKind.TIMEOUT : ErrorKind.BAD_GATEWAY;
        var message = "the upstream could not be reached: " + e.getMessage();
        return new UpstreamFailure.Unreachable(
                ApiError.of(kind, message), e.reason() == OutboundException.Reason.STALE);
    }
}
