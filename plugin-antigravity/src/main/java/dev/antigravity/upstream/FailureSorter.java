package dev.antigravity.upstream;

import dev.antigravity.account.Credential;
import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.net.OutboundException;
import java.time.Instant;
import java.util.Set;

/// Sorts failures by fault. Kind and status say most; the words below are what vendors were seen to say otherwise.
public final class FailureSorter {
    /// Statuses of the way, or of the upstream's own trouble, though they are among those for mistakes of the caller:
    /// a proxy's refusal, a time that ran out, a request that came to the wrong place, broke in the middle or too
    /// early.
    private static final Set<Integer> NOBODYS_MISTAKE = Set.of(407, 408, 421, 424, 425, 499);

    private FailureSorter() {}

    /// @param used what the account showed
    public static UpstreamFailure sort(FailedAnswer failed, Credential used, Instant now) {
        var said = SaidError.of(failed);
        if (said.isChallenge(failed)) {
            return new UpstreamFailure.Overloaded(failed, ResetTimes.of(failed, said, now), false);
        }
        return switch (failed.error().kind()) {
            case INVALID_REQUEST, CONFLICT, TOO_LARGE -> request(failed, said, used, now);
            case NOT_FOUND -> missing(failed, said);
            case AUTHENTICATION -> new UpstreamFailure.CredentialRejected(failed, used);
            case PERMISSION -> permission(failed, said, used);
            case BILLING -> exhausted(failed, said, now);
            case RATE_LIMIT -> throttled(failed, said, now);
            case OVERLOADED -> new UpstreamFailure.Overloaded(failed, ResetTimes.of(failed, said, now), true);
            case TIMEOUT, SERVER, BAD_GATEWAY ->
                new UpstreamFailure.Overloaded(failed, ResetTimes.of(failed, said, now), false);
        };
    }

    public static UpstreamFailure sort(OutboundException e) {
        var kind = e.reason() == OutboundException.Reason.TIMEOUT ? ErrorKind.TIMEOUT : ErrorKind.BAD_GATEWAY;
        var message = "the upstream could not be reached: " + e.getMessage();
        return new UpstreamFailure.Unreachable(
                ApiError.of(kind, message), e.reason() == OutboundException.Reason.STALE, mayBeTaken(e.reason()));
    }

    private static boolean mayBeTaken(OutboundException.Reason reason) {
        return switch (reason) {
            case BROKEN, TIMEOUT, CANCELLED -> true;
            case NOT_ALLOWED, CONNECT, STALE, BUSY -> false;
        };
    }

    /// What looks like the caller's mistake is not always one.
    private static UpstreamFailure request(FailedAnswer failed, SaidError said, Credential used, Instant now) {
        if (isTooLong(said)) {
            return new UpstreamFailure.TooLong(failed);
        }
        if (said.isAny("usage_limit_reached") || failed.status() == 429) {
            return throttled(failed, said, now);
        }
        if (said.mentions("credit balance is too low", "insufficient balance") || failed.status() == 402) {
            return exhausted(failed, said, now);
        }
        if (said.isAny("api_key_invalid") || said.mentions("api key not valid", "api key expired")) {
            return new UpstreamFailure.CredentialRejected(failed, used);
        }
        if (said.isAny("model_not_found", "model_not_supported", "unsupported_model") || isNotOnPlan(said)) {
            return new UpstreamFailure.ModelMissing(failed);
        }
        if (failed.status() == 404 || failed.status() == 410) {
            return missing(failed, said);
        }
        return NOBODYS_MISTAKE.contains(failed.status())
                ? new UpstreamFailure.Overloaded(failed, ResetTimes.of(failed, said, now), false)
                : new UpstreamFailure.CallerMistake(failed);
    }

    /// What cannot be found is the model, unless it is something the request refers to.
    private static UpstreamFailure missing(FailedAnswer failed, SaidError said) {
        return said.mentions("not persisted", "previous_response", "previous response")
                ? new UpstreamFailure.CallerMistake(failed)
                : new UpstreamFailure.ModelMissing(failed);
    }

    private static boolean isTooLong(SaidError said) {
        return said.isAny("context_length_exceeded", "message_too_big", "string_above_max_length")
                || said.mentions(
                        "prompt is too long",
                        "context limit",
                        "context length",
                        "context window",
                        "maximum number of tokens allowed",
                        "input is too long");
    }

    private static boolean isNotOnPlan(SaidError said) {
        return said.mentions("model")
                && said.mentions(
                        "not available for your plan",
                        "not supported for your plan",
                        "not available on your plan",
                        "is not supported when using",
                        "does not have access to");
    }

    private static UpstreamFailure permission(FailedAnswer failed, SaidError said, Credential used) {
        if (said.mentions("flagged", "moderation", "content policy")) {
            return new UpstreamFailure.CallerMistake(failed);
        }
        return said.isAny("model_not_found") || isNotOnPlan(said)
                ? new UpstreamFailure.ModelMissing(failed)
                : new UpstreamFailure.CredentialRejected(failed, used);
    }

    /// Google's exhausted quotas are of one model and fill up again; elsewhere the account has no money.
    private static UpstreamFailure exhausted(FailedAnswer failed, SaidError said, Instant now) {
        return new UpstreamFailure.Exhausted(
                failed,
                ResetTimes.of(failed, said, now),
                said.detail("ErrorInfo").isEmpty());
    }

    private static UpstreamFailure throttled(FailedAnswer failed, SaidError said, Instant now) {
        return new UpstreamFailure.Throttled(
                failed,
                ResetTimes.of(failed, said, now),
                said.isAny("usage_limit_reached") || ResetTimes.isWholeAccount(failed.headers()));
    }
}
