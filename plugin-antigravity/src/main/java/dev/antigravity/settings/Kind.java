package dev.antigravity.settings;

import dev.antigravity.chat.Capability;
import dev.antigravity.chat.Effort;
import dev.antigravity.chat.Protocol;
import dev.antigravity.secret.Secret;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A kind of scalar: what it is called, how its text is read, how its value is shown.
///
/// @param wanted what people are told to write, such as "a size such as 50MB"
/// @param quotes whether it may stand in quotes; a number may not
/// @param words  the only words it can be; empty if it is no choice of words
/// @param read   the value of a text, empty if the text is not of this kind
/// @param show   how people may see the value
record Kind<T>(
        String wanted,
        boolean quotes,
        Set<String> words,
        Function<String, Optional<T>> read,
        Function<T, String> show) {

    static final Kind<String> TEXT = of("a text on one line", Kind::text);
    static final Kind<Secret> SECRET =
            new Kind<>("a text on one line", true, Set.of(), text -> text(text).map(Secret::of), _ -> "***");
    static final Kind<Boolean> FLAG = unquoted("true or false", Kind::flag);
    static final Kind<BigDecimal> AMOUNT = unquoted("a number of 0 or more", Kind::amount);
    static final Kind<Long> COUNT = unquoted("a whole number of 1 or more", Kind::count);
    static final Kind<Long> BYTES = of("a size such as 64KB, 50MB or 1GiB", Kind::bytes);
    static final Kind<LocalDate> DATE = of("a date such as 2026-11-20", Kind::date);
    static final Kind<Duration> DURATION =
            new Kind<>("a time such as 500ms, 30s, 1h30m or 7d", true, Set.of(), Kind::duration, Kind::shownDuration);
    static final Kind<Protocol> PROTOCOL = words(Protocol.values(), Protocol::id);
    static final Kind<Effort> EFFORT = words(Effort.values(), Effort::word);
    static final Kind<Capability> CAPABILITY = words(Capability.values(), Capability::word);

    /// Any text that `read` takes.
    static <T> Kind<T> of(String wanted, Function<String, Optional<T>> read) {
        return new Kind<>(wanted, true, Set.of(), read, String::valueOf);
    }

    /// One of the words that stand for these values.
    static <T> Kind<T> words(T[] values, Function<T, String> word) {
        var byWord = new LinkedHashMap<String, T>();
        Arrays.stream(values).forEach(value -> byWord.put(word.apply(value), value));
        var words = byWord.sequencedKeySet();
        return new Kind<>(
                "one of " + String.join(", ", words), true, words, text -> Optional.ofNullable(byWord.get(text)), word);
    }

    /// The constants of an enum, each in lower case.
    static <E extends Enum<E>> Kind<E> words(Class<E> type) {
        return words(type.getEnumConstants(), constant -> constant.name().toLowerCase(Locale.ROOT));
    }

    static Kind<Integer> wholeNumber(int least, int most) {
        return unquoted(
                "a whole number from " + least + " to " + most,
                text -> whole(text)
                        .filter(number -> number >= least && number <= most)
                        .map(Long::intValue));
    }

    private static <T> Kind<T> unquoted(String wanted, Function<String, Optional<T>> read) {
        return new Kind<>(wanted, false, Set.of(), read, String::valueOf);
    }

    private static Optional<String> text(String text) {
        return text.isBlank() || text.chars().anyMatch(Character::isISOControl) ? Optional.empty() : Optional.of(text);
    }

    private static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> Optional.of(true);
            case "false", "False", "FALSE" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Long> whole(String text) {
        return text.matches("-?\\d{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<Long> count(String text) {
        return whole(text).filter(number -> number > 0);
    }

    private static Optional<BigDecimal> amount(String text) {
        return text.matches("\\d{1,12}(\\.\\d{1,12})?") ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static Optional<Long> bytes(String text) {
        var digits = text.chars().takeWhile(Character::isDigit).count();
        var unit = switch (text.substring((int) digits)) {
            case "", "B" -> 1L;
            case "KB" -> 1_000L;
            case "MB" -> 1_000_000L;
            case "GB" -> 1_000_000_000L;
            case "KiB" -> 1L << 10;
            case "MiB" -> 1L << 20;
            case "GiB" -> 1L << 30;
            default -> 0L;
        };
        return digits > 9 || unit == 0
                ? Optional.empty()
                : count(text.substring(0, (int) digits)).map(count -> count * unit);
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> duration(String text) {
        if (text.matches("\\d{1,9}ms")) {
            return Optional.of(Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2))));
        }
        if (text.isEmpty() || !text.matches("(\\d{1,5}d)?(\\d{1,9}h)?(\\d{1,9}m)?(\\d{1,9}s)?")) {
            return Optional.empty();
        }
        var days = text.substring(0, text.indexOf('d') + 1);
        var time = text.substring(days.length());
        return Optional.of(Duration.parse("P" + days + (time.isEmpty() ? "" : "T" + time)));
    }

    private static String shownDuration(Duration duration) {
        if (duration.isPositive() && duration.equals(Duration.ofDays(duration.toDays()))) {
            return duration.toDays() + "d";
        }
        return duration.toMillisPart() > 0
                ? duration.toMillis() + "ms"
                : duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }
}
