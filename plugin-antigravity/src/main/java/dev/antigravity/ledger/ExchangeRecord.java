package dev.antigravity.ledger;

import dev.antigravity.chat.Note;
import dev.antigravity.chat.PictureTokens;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.StopReason;
import dev.antigravity.chat.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// One request and what became of it. Holds nothing of what was said.
///
/// @param requestId   ours, as the client was told
/// @param model       as the client named it
/// @param route       how the model's name was understood; empty if nobody could serve it
/// @param passedOver  who might have served after the last attempt, and why nobody asked; whom the request waited for
/// @param attempts    the candidates that were called, in order, with what came of each
/// @param status      the client was given; 499 if it left before
/// @param toFirstByte from the request's last byte to the answer's first
/// @param failure     why it failed or broke off
public record ExchangeRecord(
        String requestId,
        Instant received,
        Sender sender,
        Purpose purpose,
        String model,
        String route,
        List<String> passedOver,
        List<Attempt> attempts,
        int status,
        Used used,
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

    /// Whose request it was.
    ///
    /// @param client       the name of the client whose own key it showed
    /// @param conversation a short name that says nothing of what was said; empty if nothing told
    public record Sender(Protocol protocol, Optional<String> client, Optional<String> conversation) {}

    /// What was wanted.
    public enum Purpose {
        REPLY,
        /// Nothing but the tokens of a request.
        COUNT,
        PICTURES
    }

    /// What it took.
    ///
    /// @param usage as the upstream counted; empty if it did not
    /// @param cost  empty if nobody knows
    public record Used(Optional<Usage> usage, Optional<Pictures> pictures, Optional<Cost> cost) {}

    /// The pictures that came back.
    ///
    /// @param bytes of all together, decoded
    /// @param words tokens of the request's words; empty if the upstream did not tell them apart
    /// @param sent  tokens of the pictures in it
    public record Pictures(long count, long bytes, OptionalLong words, OptionalLong sent) {
        private PictureTokens tokens(Usage usage) {
            return new PictureTokens(usage.input(), words, sent, usage.output());
        }
    }

    /// One call of an upstream.
    ///
    /// @param passedOver who might have been called instead, and why they were not; whom the request waited for
    /// @param lane       `verbatim`, `enveloped` or `translated`
    /// @param reason     why it was this account
    /// @param outcome    {@link #SERVED}, {@link #ABANDONED}, or why not
    /// @param then       what followed from a failure; empty after a success
    public record Attempt(
            List<String> passedOver,
            String account,
            String upstreamModel,
            String lane,
            String reason,
            String outcome,
            String then) {
        public static final String SERVED = "served";
        public static final String ABANDONED = "abandoned";

        public Attempt {
            passedOver = List.copyOf(passedOver);
        }

        public String provider() {
            return account.substring(0, Math.max(0, account.indexOf('/')));
        }
    }

    private Optional<Cost> cost(PriceList prices, Attempt attempt, Usage usage) {
        return switch (purpose) {
            case REPLY -> prices.of(attempt.provider(), attempt.upstreamModel(), usage);
            case COUNT -> Optional.empty();
            case PICTURES ->
                used.pictures()
                        .map(pictures -> pictures.tokens(usage))
                        .flatMap(tokens -> prices.of(attempt.provider(), attempt.upstreamModel(), tokens));
        };
    }

    public Protocol client() {
        return sender.protocol();
    }

    public Optional<Usage> usage() {
        return used.usage();
    }

    public Optional<Cost> cost() {
        return used.cost();
    }

    /// Who answered, or was the last to be asked.
    public Optional<Attempt> last() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
    }

    /// The same with its cost, as far as anybody knows it now.
    ExchangeRecord priced(PriceList prices) {
        var cost = last().flatMap(attempt -> usage().flatMap(usage -> cost(prices, attempt, usage)));
        return new ExchangeRecord(
                requestId,
                received,
                sender,
                purpose,
                model,
                route,
                passedOver,
                attempts,
                status,
                new Used(used.usage(), used.pictures(), cost),
                stop,
                notes,
                toFirstByte,
                total,
                failure);
    }
}
