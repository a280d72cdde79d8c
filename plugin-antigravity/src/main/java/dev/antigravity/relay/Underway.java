package dev.antigravity.relay;

import dev.antigravity.chat.Protocol;
import dev.antigravity.ledger.ExchangeRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The requests that are being served now, for whoever shows or counts them. Thread-safe.
public final class Underway {
    private final Set<Exchange> exchanges = ConcurrentHashMap.newKeySet();
    private final Over over;

    /// @param over told of each request that has come to its end, on the thread that served it
    public Underway(Over over) {
        this.over = over;
    }

    /// Told what became of a request.
    @FunctionalInterface
    public interface Over {
        /// @param own what of the time to the answer's first byte was our own doing, and not waiting for others; empty
        ///            if no answer began
        void over(ExchangeRecord record, Optional<Duration> own);
    }

    /// How far a request is.
    public enum Phase {
        /// No account has been found yet.
        WAITING,
        /// An upstream has been asked.
        ASKED,
        /// The client is getting its answer.
        ANSWERING
    }

    /// A request under way. Says nothing of what is said in it.
    ///
    /// @param model   as the client named it
    /// @param account that is asked, if one is
    public record Line(
            String id, Instant received, Protocol client, String model, Optional<String> account, Phase phase) {}

    void enter(Exchange exchange) {
        exchanges.add(exchange);
    }

    void leave(Exchange exchange) {
        exchanges.remove(exchange);
    }

    void over(Exchange exchange, ExchangeRecord record) {
        over.over(record, exchange.own());
    }

    public int count() {
        return exchanges.size();
    }

    /// The oldest first.
    public List<Line> lines() {
        return exchanges.stream()
                .map(Exchange::line)
                .sorted(Comparator.comparing(Line::received))
                .toList();
    }
}
