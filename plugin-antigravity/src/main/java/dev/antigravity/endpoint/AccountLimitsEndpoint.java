package dev.antigravity.endpoint;

import dev.antigravity.account.Quota;
import dev.antigravity.account.Tier;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.ledger.LedgerWriter;
import dev.antigravity.net.Headers;
import dev.antigravity.relay.QuotaKeeper;
import dev.antigravity.relay.Reply;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// `GET /account-limits`: what is left to each usable account, as its provider said. With `format=table` for people,
/// with `includeHistory=true` also how it has changed.
final class AccountLimitsEndpoint implements Endpoint {
    private static final String ROW = "%-28s %-6s %-30s %-14s %6s  %-12s %s%n";

    private final QuotaKeeper quotas;
    private final Optional<LedgerWriter> ledger;
    private final InstantSource clock;

    /// @param ledger remembers the history
    AccountLimitsEndpoint(QuotaKeeper quotas, Optional<LedgerWriter> ledger, InstantSource clock) {
        this.quotas = quotas;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public boolean serves(String method, String path) {
        return method.equals("GET") && path.equals("/account-limits");
    }

    @Override
    public boolean takesSessions() {
        return true;
    }

    @Override
    public void serve(HttpInbound request, Reply reply) throws IOException {
        ledger.ifPresent(LedgerWriter::recall);
        var standings = standings();
        if (request.queried("format").equals(Optional.of("table"))) {
            var headers = Headers.of(Map.of("Content-Type", "text/plain; charset=utf-8"));
            reply.send(200, headers, table(standings).getBytes(StandardCharsets.UTF_8));
            return;
        }
        var withHistory = request.queried("includeHistory").equals(Optional.of("true"));
        var body = JsonObject.builder()
                .put("timestamp", clock.instant().toString())
                .put(
                        "accounts",
                        standings.stream()
                                .map(standing -> json(standing, withHistory))
                                .toList())
                .build();
        reply.send(200, Headers.of(Map.of("Content-Type", "application/json")), Json.bytes(body));
    }

    private List<QuotaKeeper.Standing> standings() throws IOException {
        try {
            return quotas.standings();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the proxy stops", e);
        }
    }

    private static JsonObject json(QuotaKeeper.Standing standing, boolean withHistory) {
        var account = standing.account();
        var json = JsonObject.builder()
                .put("account", account.id())
                .put("provider", account.provider())
                .putIfPresent("tier", tier(standing).map(JsonString::new))
                .putIfPresent("project", account.project().map(JsonString::new))
                .put(
                        "limits",
                        standing.quotas().stream()
                                .map(AccountLimitsEndpoint::json)
                                .toList())
                .putIfPresent("problem", standing.problem().map(JsonString::new));
        if (withHistory) {
            json.put(
                    "history",
                    standing.history().stream().map(AccountLimitsEndpoint::json).toList());
        }
        return json.build();
    }

    private static JsonObject json(Quota quota) {
        return JsonObject.builder()
                .put("window", quota.window())
                .putIfPresent("model", quota.model().map(JsonString::new))
                .putIfPresent("limit", number(quota.limit()))
                .putIfPresent("remaining", number(quota.remaining()))
                .putIfPresent("remaining_fraction", number(quota.remainingFraction()))
                .putIfPresent("resets_at", quota.resetsAt().map(time -> new JsonString(time.toString())))
                .put("as_of", quota.asOf().toString())
                .build();
    }

    private static Optional<JsonValue> number(OptionalLong value) {
        return value.isPresent() ? Optional.of(JsonNumber.of(value.getAsLong())) : Optional.empty();
    }

    private static Optional<JsonValue> number(OptionalDouble value) {
        return value.isPresent()
                ? Optional.of(JsonNumber.of(BigDecimal.valueOf(value.getAsDouble())
                        .setScale(4, RoundingMode.HALF_EVEN)
                        .stripTrailingZeros()))
                : Optional.empty();
    }

    private static Optional<String> tier(QuotaKeeper.Standing standing) {
        return Optional.ofNullable(standing.account().labels().get(Tier.LABEL));
    }

    private String table(List<QuotaKeeper.Standing> standings) {
        var now = clock.instant();
        var table = new StringBuilder(ROW.formatted("Account", "Tier", "Model", "Window", "Left", "Resets in", "Said"));
        for (var standing : standings) {
            var id = standing.account().id();
            var tier = tier(standing).orElse("");
            if (standing.quotas().isEmpty()) {
                table.append(ROW.formatted(id, tier, standing.problem().orElse("nothing said yet"), "", "", "", ""));
            }
            for (var quota : standing.quotas()) {
                table.append(ROW.formatted(
                        id,
                        tier,
                        quota.model().orElse("all"),
                        quota.window(),
                        left(quota),
                        quota.resetsAt().map(end -> in(now, end)).orElse("?"),
                        in(quota.asOf(), now) + " ago"));
            }
        }
        return table.toString();
    }

    private static String left(Quota quota) {
        var fraction = quota.remainingFraction();
        if (fraction.isPresent()) {
            return Math.round(fraction.getAsDouble() * 100) + " %";
        }
        return quota.remaining().isPresent() ? Long.toString(quota.remaining().getAsLong()) : "?";
    }

    private static String in(Instant from, Instant to) {
        var time = Duration.between(from, to);
        if (time.isNegative()) {
            return "now";
        }
        if (time.toHours() > 0) {
            return time.toHours() + "h" + time.toMinutesPart() + "m";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + "m" + time.toSecondsPart() + "s" : time.toSeconds() + "s";
    }
}
