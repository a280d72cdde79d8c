package dev.antigravity.ledger;

import dev.antigravity.chat.Note;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.StopReason;
import dev.antigravity.chat.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One request and what became of it. Holds nothing of what was said.
///
/// @param requestId     ours, as the client was told
/// @param model         as the client named it
/// @param route         how the model's name was understood; empty if nobody could serve it
/// @param passedOver    who might have served after the last attempt, and why nobody asked; whom the request waited for
/// @param attempts      the candidates that were called, in order, with what came of each
/// @param status        the client was given; 499 if it left before
/// @param usage         as the upstream counted; empty if it did not
/// @param toFirstByte   from the request's last byte to the answer's first
/// @param failure       why it failed or broke off
public record ExchangeRecord(
        String requestId,
        Instant received,
        Protocol client,
        String model,
        String route,
        List<String> passedOver,
        List<Attempt> attempts,
        int status,
        Optional<Usage> usage,
        Optional<StopReason> stop,
        List<Note> notes,
        Optional<Duration> toFirstByte,
        Duration total,
        Optional<String> failure) {
    public ExchangeRecord {
        passedOver = List.copyOf(passedOver);
        attempts = List.copyOf(attempts);
        notes = List.copyOf(notes);
    }

    /// One call of an upstream.
    ///
    /// @param passedOver who might have been called instead, and why they were not; whom the request waited for
    /// @param lane       `verbatim`, `enveloped` or `translated`
    /// @param reason     why it was this account
    /// @param outcome    `served`, or why not
    /// @param then       what followed from a failure; empty after a success
    public record Attempt(
            List<String> passedOver,
            String account,
            String upstreamModel,
            String lane,
            String reason,
            String outcome,
            String then) {
        public Attempt {
            passedOver = List.copyOf(passedOver);
        }
    }
}
