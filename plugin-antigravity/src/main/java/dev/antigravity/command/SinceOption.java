package dev.antigravity.command;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.OptionSpec;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;

/// `--since 7d`: how far back to look.
final class SinceOption {
    static final OptionSpec SPEC = OptionSpec.value(
                    "since", "TIME", "how far back: 12h, 7d, 4w, or a day such as 2026-11-01")
            .byDefault("30d");

    private static final Pattern AGO = Pattern.compile("(\\d{1,5})([hdw])");

    private SinceOption() {}

    /// @throws CommandException if it is neither
    static Instant of(CommandCall call, Clock clock) {
        var text = call.arguments().value("since").orElse("30d");
        var ago = AGO.matcher(text);
        try {
            return ago.matches()
                    ? clock.instant().minus(duration(Long.parseLong(ago.group(1)), ago.group(2)))
                    : LocalDate.parse(text).atStartOfDay(clock.getZone()).toInstant();
        } catch (DateTimeException _) {
            throw new CommandException(
                    ErrorCode.USAGE, "--since is \"" + text + "\".", "Say 12h, 7d, 4w, or a day such as 2026-11-01.");
        }
    }

    private static Duration duration(long count, String unit) {
        return switch (unit) {
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
    }
}
