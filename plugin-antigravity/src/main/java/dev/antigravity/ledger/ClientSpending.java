package dev.antigravity.ledger;

import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What each client has used in its current period. Thread-safe.
public final class ClientSpending {
    private final Map<String, Spent> byClient = new ConcurrentHashMap<>();

    /// @param began    when the period began
    /// @param unpriced requests whose cost nobody knows, and that are missing from the sum
    public record Spent(Instant began, long requests, long tokens, BigDecimal cost, long unpriced) {
        static Spent nothing(Instant now) {
            return new Spent(now, 0, 0, BigDecimal.ZERO, 0);
        }

        Spent plusRequest() {
            return new Spent(began, requests + 1, tokens, cost, unpriced);
        }

        Spent plus(long moreTokens, Optional<BigDecimal> price) {
            return new Spent(
                    began,
                    requests,
                    tokens + moreTokens,
                    cost.add(price.orElse(BigDecimal.ZERO)),
                    unpriced + (price.isEmpty() ? 1 : 0));
        }

        public Instant ends(Duration period) {
            return began.plus(period);
        }
    }

    /// @param period of the client; a new one begins with the first use after the last has ended
    public Spent of(String client, Duration period, Instant now) {
        return current(byClient.get(client), period, now);
    }

    /// Counts a request that was let in.
    public void admitted(String client, Duration period, Instant now) {
        byClient.compute(client, (_, spent) -> current(spent, period, now).plusRequest());
    }

    /// Counts what a request used.
    ///
    /// @param cost empty if nobody knows
    public void used(String client, Duration period, long tokens, Optional<BigDecimal> cost, Instant now) {
        byClient.compute(client, (_, spent) -> current(spent, period, now).plus(tokens, cost));
    }

    private static Spent current(@Nullable Spent spent, Duration period, Instant now) {
        return spent == null || !now.isBefore(spent.ends(period)) ? Spent.nothing(now) : spent;
    }

    /// All of it, to be kept over a restart.
    public JsonObject toJson() {
        var clients = JsonObject.builder();
        byClient.forEach((name, spent) -> clients.put(
                name,
                JsonObject.builder()
                        .put("began", spent.began().toString())
                        .put("requests", spent.requests())
                        .put("tokens", spent.tokens())
                        .put("cost", JsonNumber.of(spent.cost()))
                        .put("unpriced", spent.unpriced())
                        .build()));
        return clients.build();
    }

    /// Takes up what was kept.
    ///
    /// @throws RuntimeException if it is not what we write
    public void restore(JsonObject kept) {
        var clients = JsonCursor.of(kept);
        for (var name : kept.names()) {
            var spent = clients.get(name);
            byClient.put(
                    name,
                    new Spent(
                            Instant.parse(spent.get("began").asString()),
                            spent.get("requests").asLong(),
                            spent.get("tokens").asLong(),
                            spent.get("cost").asNumber().decimal(),
                            spent.get("unpriced").asLong()));
        }
    }
}
