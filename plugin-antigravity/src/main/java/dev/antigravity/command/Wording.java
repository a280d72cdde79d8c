package dev.antigravity.command;

import dev.antigravity.chat.Capability;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/// Numbers and times as people say them.
final class Wording {
    private static final long MILLION = 1_000_000;

    private Wording() {}

    /// `200k`, `1M`, `1.05M`.
    static String tokens(long tokens) {
        if (tokens >= MILLION) {
            return shortest(tokens / (double) MILLION) + "M";
        }
        return tokens >= 10_000 ? Math.round(tokens / 1_000.0) + "k" : String.valueOf(tokens);
    }

    private static String shortest(double number) {
        return String.format(Locale.ROOT, "%.2f", number).replaceFirst("\\.?0+$", "");
    }

    /// `chat, code, vision`.
    static String capabilities(Collection<Capability> capabilities) {
        return capabilities.stream().sorted().map(Capability::word).collect(Collectors.joining(", "));
    }

    /// `4 s`, `3 min`, `2 h`, `5 days`.
    static String time(Duration time) {
        var seconds = Math.max(0, time.toSeconds());
        if (seconds < 120) {
            return seconds + " s";
        }
        if (time.toMinutes() < 120) {
            return time.toMinutes() + " min";
        }
        return time.toHours() < 48 ? time.toHours() + " h" : time.toDays() + " days";
    }

    /// `$12.30`, `$0.0042`: cents, and where there is less than a dollar two digits that say something.
    static String dollars(BigDecimal amount) {
        if (amount.signum() == 0) {
            return "$0";
        }
        var digits = amount.compareTo(BigDecimal.ONE) >= 0 ? 2 : 1 + amount.scale() - amount.precision() + 1;
        return "$"
                + amount.setScale(Math.max(2, digits), RoundingMode.HALF_EVEN).toPlainString();
    }

    /// `0.84 s`, `12.50 s`.
    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
    }

    static String plural(long number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }
}
