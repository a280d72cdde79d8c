package dev.antigravity.pool;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Time in which an account is left alone, with its evidence.
///
/// @param account  its id, `claude/work`
/// @param model    upstream name; empty: all of its models
/// @param until    when one request may try it again
/// @param stated   when the upstream said that it will serve again; empty if it said nothing
/// @param evidence what was seen, for people
/// @param row      how many rests came before it without a success in between
public record Rest(
        String account,
        Optional<String> model,
        Cause cause,
        Instant since,
        Instant until,
        Optional<Instant> stated,
        String evidence,
        int row) {
    /// Clocks are set right by less all the time.
    static final Duration SKEW = Duration.ofMinutes(1);

    static Rest of(Refusal refusal, String account, String model, Instant now, int row, Duration longest) {
        var stated = refusal.until().filter(now::isBefore);
        var wished = stated.orElseGet(() -> now.plus(refusal.cause().unstated(row)));
        var latest = now.plus(longest);
        return new Rest(
                account,
                refusal.wholeAccount() ? Optional.empty() : Optional.of(model),
                refusal.cause(),
                now,
                wished.isBefore(latest) ? wished : latest,
                stated,
                refusal.evidence(),
                row);
    }

    /// Whether the account may serve in spite of it if nobody else can: nobody said that it will fail.
    public boolean isSoft() {
        return cause != Cause.THROTTLED && stated.isEmpty();
    }

    /// For people: `claude/work rests until 2026-11-20T12:00:07Z: throttled (429, retry-after: 7)`.
    public String sentence() {
        var what = model.map(name -> " rests for " + name).orElse(" rests");
        return account + what + " until " + until.truncatedTo(ChronoUnit.MILLIS) + ": " + cause.word() + " (" + evidence
                + ")";
    }

    /// Also if it began well in the future: then the clock was set back since, and nobody knows how much time has
    /// passed.
    boolean isOver(Instant now) {
        return !until.isAfter(now) || now.isBefore(since.minus(SKEW));
    }

    /// What rests: the account, or one model of it.
    Key key() {
        return new Key(account, model.orElse(""));
    }

    /// @param model empty for the whole account
    record Key(String account, String model) {}
}
