package dev.antigravity.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.account.Quota;
import dev.antigravity.net.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class QuotaHeadersTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private static Quota only(Map<String, String> headers) {
        return QuotaHeaders.read(Headers.of(headers), "m", NOW).getFirst();
    }

    @Test
    void readsCountsWithTheTimeTheyAreWholeAgain() {
        var quota = only(Map.of(
                "anthropic-ratelimit-input-tokens-limit", "40000",
                "anthropic-ratelimit-input-tokens-remaining", "10000",
                "anthropic-ratelimit-input-tokens-reset", "2026-11-20T12:01:00Z"));

        assertThat(quota.window()).isEqualTo("input-tokens");
        assertThat(quota.model()).contains("m");
        assertThat(quota.remainingFraction()).isEqualTo(OptionalDouble.of(0.25));
        assertThat(quota.resetsAt()).contains(NOW.plusSeconds(60));
    }

    @Test
    void readsTheShareOfAPlanForTheWholeAccount() {
        var quota = only(Map.of(
                "anthropic-ratelimit-unified-5h-utilization",
                "0.9",
                "anthropic-ratelimit-unified-5h-reset",
                Long.toString(NOW.getEpochSecond() + 3_600)));

        assertThat(quota.window()).isEqualTo("5h");
        assertThat(quota.model()).isEmpty();
        assertThat(quota.remainingFraction().orElseThrow()).isBetween(0.09, 0.11);
        assertThat(quota.resetsAt()).contains(NOW.plusSeconds(3_600));
    }

    @Test
    void readsHowLongItTakes() {
        var quota = only(Map.of(
                "x-ratelimit-limit-requests", "60",
                "x-ratelimit-remaining-requests", "59",
                "x-ratelimit-reset-requests", "1h6m0.5s"));

        assertThat(quota.resetsAt()).contains(NOW.plus(Duration.ofMinutes(66)).plusMillis(500));
    }

    @Test
    void whatMakesNoSenseIsUnknown() {
        var headers = Headers.of(Map.of(
                "x-ratelimit-remaining-requests", "5",
                "x-ratelimit-limit-requests", "many",
                "x-ratelimit-reset-requests", "soon",
                "x-ratelimit-remaining-tokens", "-1",
                "anthropic-ratelimit-unified-7d-utilization", "half"));

        assertThat(QuotaHeaders.read(headers, "m", NOW)).singleElement().satisfies(quota -> {
            assertThat(quota.limit()).isEmpty();
            assertThat(quota.resetsAt()).isEqualTo(Optional.empty());
            assertThat(quota.remainingFraction()).isEmpty();
        });
        assertThat(QuotaHeaders.read(Headers.of(Map.of()), "m", NOW)).isEmpty();
    }
}
