package dev.antigravity.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.account.Credential;
import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.net.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every place and form in which upstreams say when they will serve again.
class ResetTimesTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static Optional<Long> millis(Map<String, String> headers, String body, String message) {
        var failed = new FailedAnswer(
                429,
                Headers.of(headers),
                body.getBytes(StandardCharsets.UTF_8),
                ApiError.of(ErrorKind.RATE_LIMIT, message));
        return FailureSorter.sort(failed, new Credential.None(), NOW) instanceof UpstreamFailure.Throttled throttled
                ? throttled
                        .reset()
                        .map(reset -> Duration.between(NOW, reset.at()).toMillis())
                : Optional.empty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            retry-after                 | 7                             | 7000
            retry-after                 | 0.5                           | 500
            retry-after                 | 0                             |
            retry-after                 | -3                            |
            retry-after                 | soon                          |
            retry-after                 | 99999999999                   |
            retry-after                 | Fri, 20 Nov 2026 12:00:30 GMT | 30000
            retry-after                 | Fri, 20 Nov 2026 11:00:30 GMT |
            retry-after-ms              | 1500                          | 1500
            x-ms-retry-after-ms         | 20                            | 20
            x-ratelimit-reset           | 1795176030                    | 30000
            x-ratelimit-reset           | 1795176030500                 | 30500
            x-ratelimit-reset           | 45                            | 45000
            x-ratelimit-reset-after     | 1.5                           | 1500
            """)
    void readsAHeader(String name, String value, Long millis) {
        assertThat(millis(Map.of(name, value), "{}", "slow down")).isEqualTo(Optional.ofNullable(millis));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x-ratelimit-remaining-requests         | 0  | x-ratelimit-reset-requests         | 6m0s                 | 360000
            x-ratelimit-remaining-tokens           | 0  | x-ratelimit-reset-tokens           | 20ms                 | 20
            x-ratelimit-remaining-tokens           | 0  | x-ratelimit-reset-tokens           | 1h2m3.5s             | 3723500
            x-ratelimit-remaining-tokens           | 5  | x-ratelimit-reset-tokens           | 20ms                 |
            anthropic-ratelimit-requests-remaining | 0  | anthropic-ratelimit-requests-reset | 2026-11-20T12:01:00Z | 60000
            anthropic-ratelimit-requests-remaining | 3  | anthropic-ratelimit-requests-reset | 2026-11-20T12:01:00Z |
            anthropic-ratelimit-unified-7d-status  | rejected | anthropic-ratelimit-unified-7d-reset | 1795176060   | 60000
            anthropic-ratelimit-unified-7d-status  | allowed  | anthropic-ratelimit-unified-7d-reset | 1795176060   |
            """)
    void readsTheResetOfAUsedUpBucket(String left, String amount, String reset, String at, Long millis) {
        assertThat(millis(Map.of(left, amount, reset, at), "{}", "slow down")).isEqualTo(Optional.ofNullable(millis));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"error":{"resets_at":1795176060}}                                                                                        | 60000
            {"error":{"resets_in_seconds":90}}                                                                                        | 90000
            {"response":{"error":{"retry_after":"2s"}}}                                                                               | 2000
            {"error":{"retry_after_ms":250}}                                                                                          | 250
            [{"error":{"details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"37.5s"}]}}]                       | 37500
            {"error":{"details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","metadata":{"quotaResetDelay":"479.4ms"}}]}}     | 479
            {"error":{"details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","metadata":{"quotaResetTimeStamp":"2026-11-20T12:00:10Z"}}]}} | 10000
            {"error":{"details":"none"}}                                                                                              |
            <html>                                                                                                                    |
            """)
    void readsABody(String body, Long millis) {
        assertThat(millis(Map.of(), body, "slow down")).isEqualTo(Optional.ofNullable(millis));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Please try again in 20s.                                    | 20000
            Please try again in 6m1.5s. Visit us.                       | 361500
            Please try again in 250ms                                   | 250
            Please retry in 37.5s.                                      | 37500
            Retry after 12 seconds                                      | 12000
            Wait 5 minutes and try again                                | 300000
            Your quota will reset after 1h43m56s.                       | 6236000
            The limit resets at 2026-11-20T12:00:10Z                    | 10000
            Too many requests; gave up after 3 attempts                 |
            Try again later                                             |
            """)
    void readsAMessage(String message, Long millis) {
        assertThat(millis(Map.of(), "{}", message)).isEqualTo(Optional.ofNullable(millis));
    }
}
