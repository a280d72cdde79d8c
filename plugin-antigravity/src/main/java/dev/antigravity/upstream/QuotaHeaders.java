package dev.antigravity.upstream;

import dev.antigravity.account.Quota;
import dev.antigravity.net.Headers;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Reads what upstreams say of an account's allowance in the headers of their answers.
///
/// | headers | tell |
/// |---|---|
/// | `anthropic-ratelimit-{requests,tokens,input-tokens,output-tokens}-{limit,remaining,reset}` | counts, and a time |
/// | `anthropic-ratelimit-unified-{5h,7d}-{utilization,reset}` | the share used of a plan, and seconds since 1970 |
/// | `x-ratelimit-{limit,remaining,reset}-{requests,tokens}` | counts, and how long it takes, as `6m0s` |
///
/// Source: platform.claude.com/docs/en/api/rate-limits, platform.openai.com/docs/guides/rate-limits, read 2026-11; the
/// unified ones as recorded by users of plans.
public final class QuotaHeaders {
    private static final String ANTHROPIC = "anthropic-ratelimit-";
    private static final List<String> ANTHROPIC_COUNTS = List.of("requests", "tokens", "input-tokens", "output-tokens");
    private static final List<String> ANTHROPIC_WINDOWS = List.of("5h", "7d");
    private static final List<String> OPENAI_COUNTS = List.of("requests", "tokens");
    private static final Pattern TERM = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|h|m|s|d)");

    private QuotaHeaders() {}

    /// @param model that was asked
    /// @return none if the upstream said nothing of the kind
    public static List<Quota> read(Headers headers, String model, Instant now) {
        var quotas = new ArrayList<Quota>();
        for (var count : ANTHROPIC_COUNTS) {
            var prefix = ANTHROPIC + count;
            var remaining = number(headers, prefix + "-remaining");
            if (remaining.isPresent()) {
                var resetsAt = headers.first(prefix + "-reset").flatMap(QuotaHeaders::time);
                quotas.add(Quota.counted(count, model, number(headers, prefix + "-limit"), remaining, resetsAt, now));
            }
        }
        for (var window : ANTHROPIC_WINDOWS) {
            var prefix = ANTHROPIC + "unified-" + window;
            headers.first(prefix + "-utilization")
                    .flatMap(QuotaHeaders::decimal)
                    .ifPresent(used -> {
                        var resetsAt = headers.first(prefix + "-reset").flatMap(QuotaHeaders::time);
                        quotas.add(Quota.share(window, Optional.empty(), 1 - used, resetsAt, now));
                    });
        }
        for (var count : OPENAI_COUNTS) {
            var remaining = number(headers, "x-ratelimit-remaining-" + count);
            if (remaining.isPresent()) {
                var limit = number(headers, "x-ratelimit-limit-" + count);
                var resetsAt = headers.first("x-ratelimit-reset-" + count)
                        .flatMap(QuotaHeaders::duration)
                        .map(now::plus);
                quotas.add(Quota.counted(count, model, limit, remaining, resetsAt, now));
            }
        }
        return quotas;
    }

    private static OptionalLong number(Headers headers, String name) {
        var text = headers.first(name).orElse("");
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    private static Optional<Double> decimal(String text) {
        return text.matches("\\d{1,9}(\\.\\d{1,18})?") ? Optional.of(Double.valueOf(text)) : Optional.empty();
    }

    /// As RFC 3339 writes it, or in seconds since 1970.
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(
                    text.matches("\\d{1,12}") ? Instant.ofEpochSecond(Long.parseLong(text)) : Instant.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// `1h2m3s`, `6m0s`, `20ms`.
    private static Optional<Duration> duration(String text) {
        var terms = TERM.matcher(text);
        var total = Duration.ZERO;
        var end = 0;
        while (terms.find() && terms.start() == end) {
            end = terms.end();
            total = total.plusNanos((long) (Double.parseDouble(terms.group(1)) * nanos(terms.group(2))));
        }
        return end > 0 && end == text.length() ? Optional.of(total) : Optional.empty();
    }

    private static double nanos(String unit) {
        return switch (unit) {
            case "ms" -> 1e6;
            case "s" -> 1e9;
            case "m" -> 60e9;
            case "h" -> 3_600e9;
            case "d" -> 86_400e9;
            default -> throw new IllegalArgumentException(unit);
        };
    }
}
