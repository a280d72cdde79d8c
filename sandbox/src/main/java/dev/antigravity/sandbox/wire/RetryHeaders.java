package dev.antigravity.sandbox.wire;

import dev.antigravity.sandbox.http.Headers;
import dev.antigravity.sandbox.refusal.Refusal;
import java.time.Duration;

/// `retry-after` in whole seconds, and `retry-after-ms` where seconds are too coarse.
public final class RetryHeaders {
    private RetryHeaders() {}

    /// None if the refusal does not know when to come back.
    public static Headers of(Refusal refusal) {
        return refusal.retryAfter()
                .map(wait -> {
                    var headers = Headers.of("retry-after", Long.toString(wholeSeconds(wait)));
                    return wait.getNano() == 0
                            ? headers
                            : headers.and("retry-after-ms", Long.toString(wait.toMillis()));
                })
                .orElse(Headers.NONE);
    }

    private static long wholeSeconds(Duration wait) {
        return wait.getNano() == 0 ? wait.toSeconds() : wait.toSeconds() + 1;
    }
}
