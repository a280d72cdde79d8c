package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.pool.Choice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What a client is told when no account can serve now. It hears when to come back only if an upstream said so.
final class NobodyNow {
    private NobodyNow() {}

    static ApiError told(String model, List<Choice.NotNow> why, Instant now) {
        if (why.stream().allMatch(one -> one.resting().isEmpty())) {
            return ApiError.of(ErrorKind.RATE_LIMIT, "every account for " + model + " is as busy as it may be");
        }
        return why.stream()
                .flatMap(one -> one.stated().stream())
                .min(Instant::compareTo)
                .map(back -> resting(model, back, now))
                .orElseGet(() -> ApiError.of(
                        ErrorKind.RATE_LIMIT,
                        "every account for " + model + " is resting; no provider said until when"));
    }

    static ApiError resting(String model, Instant back, Instant now) {
        var millis = Math.max(1, Duration.between(now, back).toMillis());
        var seconds = (millis + 999) / 1000;
        var message = "every account for " + model + " is resting; the first is back in " + seconds + " s";
        return ApiError.of(ErrorKind.RATE_LIMIT, message).withRetryHints(Map.of("retry-after", Long.toString(seconds)));
    }
}
