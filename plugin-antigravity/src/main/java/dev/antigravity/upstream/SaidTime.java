package dev.antigravity.upstream;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as upstreams write them.
final class SaidTime {
    /// Nobody means a longer wait; such a number is something else.
    private static final Duration LONGEST = Duration.ofDays(366);

    private static final String NUMBER = "(\\d{1,12}(?:\\.\\d{1,9})?)";

    /// `6m0s`, `1h2m3.5s`, `479.4ms`, `20 seconds`, `5 minutes`.
    private static final String SPAN =
            "(?:\\d{1,9}d)?(?:\\d{1,9}h)?(?:\\d{1,9}m(?!s))?(?:\\d{1,12}(?:\\.\\d{1,9})?(?:ms|s))?";

    private static final Pattern UNITS = Pattern.compile(NUMBER + "(ms|d|h|m|s)");
    private static final Pattern IN_TEXT =
            Pattern.compile("(?:again in|retry in|retry after|reset after|resets? in|wait|after)\\s+"
                    + "(?:(\\d{1,9}(?:\\.\\d{1,9})?)\\s*(millisecond|second|minute|hour|day)s?|(" + SPAN
                    + "))(?![\\w.]*\\w)");
    private static final Pattern MOMENT_IN_TEXT = Pattern.compile(
            "(?:resets?|again|available)\\s*(?:at|:)?\\s*(\\d{4}-\\d\\d-\\d\\dt\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:z|[+-]\\d\\d:\\d\\d))");

    private SaidTime() {}

    /// A number of seconds, or of another unit; empty if the text is no such number.
    static Optional<Duration> number(String text, Duration unit) {
        try {
            var number = new BigDecimal(text.strip());
            return sane(Duration.ofNanos(
                    number.multiply(BigDecimal.valueOf(unit.toNanos())).longValueExact()));
        } catch (ArithmeticException _) {
            return nanosApart(text, unit);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// One with more digits than a nanosecond has, or far too large.
    private static Optional<Duration> nanosApart(String text, Duration unit) {
        var seconds = new BigDecimal(text.strip()).doubleValue() * unit.toNanos() / 1e9;
        return seconds < LONGEST.toSeconds() ? sane(Duration.ofMillis((long) (seconds * 1000))) : Optional.empty();
    }

    /// `6m0s`, `20ms`, or a plain number of seconds.
    static Optional<Duration> span(String text) {
        var stripped = text.strip();
        if (stripped.isEmpty() || !stripped.matches(SPAN)) {
            return number(stripped, Duration.ofSeconds(1));
        }
        var sum = Duration.ZERO;
        var units = UNITS.matcher(stripped);
        while (units.find()) {
            sum = sum.plus(number(units.group(1), unit(units.group(2))).orElse(Duration.ZERO));
        }
        return sane(sum);
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "ms", "millisecond" -> Duration.ofMillis(1);
            case "m", "minute" -> Duration.ofMinutes(1);
            case "h", "hour" -> Duration.ofHours(1);
            case "d", "day" -> Duration.ofDays(1);
            default -> Duration.ofSeconds(1);
        };
    }

    /// A moment in RFC 3339, as an HTTP date, or in seconds or milliseconds since 1970.
    static Optional<Instant> moment(String text) {
        var stripped = text.strip();
        if (stripped.matches("\\d{10}(\\.\\d+)?")) {
            return Optional.of(Instant.ofEpochMilli(
                    new BigDecimal(stripped).multiply(BigDecimal.valueOf(1000)).longValue()));
        }
        if (stripped.matches("\\d{13}")) {
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(stripped)));
        }
        try {
            return Optional.of(
                    stripped.endsWith("GMT")
                            ? ZonedDateTime.parse(stripped, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant()
                            : OffsetDateTime.parse(stripped).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// A wait within a message in lower case: `please try again in 6m0s`.
    static Optional<Duration> spanIn(String message) {
        var match = IN_TEXT.matcher(message);
        while (match.find()) {
            var span = match.group(1) != null ? number(match.group(1), unit(match.group(2))) : span(match.group(3));
            if (span.isPresent()) {
                return span;
            }
        }
        return Optional.empty();
    }

    /// A moment within a message in lower case: `resets at 2026-11-20t12:00:00z`.
    static Optional<Instant> momentIn(String message) {
        return Optional.of(MOMENT_IN_TEXT.matcher(message))
                .filter(Matcher::find)
                .flatMap(match -> moment(match.group(1).toUpperCase(Locale.ROOT)));
    }

    private static Optional<Duration> sane(Duration time) {
        return time.isPositive() && time.compareTo(LONGEST) < 0 ? Optional.of(time) : Optional.empty();
    }
}
