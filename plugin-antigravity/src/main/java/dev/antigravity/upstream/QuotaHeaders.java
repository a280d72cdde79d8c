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
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
    private static final List<Counted> ANTHROPIC = Stream.of("requests", "tokens", "input-tokens", "output-tokens")
            .map(what -> Counted.named(what, "anthropic-ratelimit-" + what + "-%s"))
            .toList();
    private static final List<Counted> OPENAI = Stream.of("requests", "tokens")
            .map(what -> Counted.named(what, "x-ratelimit-%s-" + what))
            .toList();
    private static final List<Shared> PLANS =
            Stream.of("5h", "7d").map(Shared::ofWindow).toList();
    private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
    private static final Pattern SHARE = Pattern.compile("\\d{1,9}(\\.\\d{1,18})?");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");
    private static final Pattern TERM = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|h|m|s|d)");

    /// What is counted, and the headers that tell of it.
    private record Counted(String what, String remaining, String limit, String reset) {
        static Counted named(String what, String pattern) {
            return new Counted(
                    what, pattern.formatted("remaining"), pattern.formatted("limit"), pattern.formatted("reset"));
        }
    }

    /// A window of a plan, and the headers that tell of the share that was used in it.
    private record Shared(String window, String used, String reset) {
        static Shared ofWindow(String window) {
            var prefix = "anthropic-ratelimit-unified-" + window;
            return new Shared(window, prefix + "-utilization", prefix + "-reset");
        }
    }

    private QuotaHeaders() {}

    /// @param model that was asked
    /// @return none if the upstream said nothing of the kind
    public static List<Quota> read(Headers headers, String model, Instant now) {
        var quotas = new ArrayList<Quota>();
        for (var counted : ANTHROPIC) {
            read(counted, headers, model, QuotaHeaders::time, now).ifPresent(quotas::add);
        }
        for (var plan : PLANS) {
            headers.first(plan.used()).flatMap(QuotaHeaders::decimal).ifPresent(used -> {
                var resetsAt = headers.first(plan.reset()).flatMap(QuotaHeaders::time);
                quotas.add(Quota.share(plan.window(), Optional.empty(), 1 - used, resetsAt, now));
            });
        }
        for (var counted : OPENAI) {
            read(counted, headers, model, text -> duration(text).map(now::plus), now)
                    .ifPresent(quotas::add);
        }
        return quotas;
    }

    private static Optional<Quota> read(
            Counted counted, Headers headers, String model, Function<String, Optional<Instant>> time, Instant now) {
        var remaining = number(headers, counted.remaining());
        return remaining.isEmpty()
                ? Optional.empty()
                : Optional.of(Quota.counted(
                        counted.what(),
                        model,
                        number(headers, counted.limit()),
                        remaining,
                        headers.first(counted.reset()).flatMap(time),
                        now));
    }

    private static OptionalLong number(Headers headers, String name) {
        var text = headers.first(name).orElse("");
        return !text.isEmpty() && COUNT.matcher(text).matches()
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }

    private static Optional<Double> decimal(String text) {
        return SHARE.matcher(text).matches() ? Optional.of(Double.valueOf(text)) : Optional.empty();
    }

    /// As RFC 3339 writes it, or in seconds since 1970.
    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(
                    SECONDS.matcher(text).matches()
                            ? Instant.ofEpochSecond(Long.parseLong(text))
                            : Instant.parse(text));
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
