package dev.antigravity.endpoint;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.ledger.ClientSpending;
import dev.antigravity.ledger.Cost;
import dev.antigravity.ledger.ExchangeRecord;
import dev.antigravity.relay.InboundCall;
import dev.antigravity.settings.ClientSettings;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// Holds clients with a key of their own to what they may: which models, how fast, how much, until when. Thread-safe.
///
/// A request counts when it is let in, its tokens and cost when it is over; so requests under way at once may pass a
/// limit together, never one that comes later.
public final class ClientLimits {
    private final List<ClientSettings> clients;
    private final ClientSpending spending;
    private final InstantSource clock;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    public ClientLimits(List<ClientSettings> clients, ClientSpending spending, InstantSource clock) {
        this.clients = List.copyOf(clients);
        this.spending = spending;
        this.clock = clock;
    }

    /// Whose key one of these is.
    Optional<ClientSettings> holder(List<String> givenKeys) {
        return clients.stream()
                .filter(client -> givenKeys.stream().anyMatch(client.key()::matches))
                .findFirst();
    }

    /// Why the key does not open any more.
    Optional<ApiError> expiry(ClientSettings client) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return client.expires()
                .filter(end -> !today.isBefore(end))
                .map(end -> ApiError.of(
                        ErrorKind.AUTHENTICATION,
                        "the key of " + client.name() + " has expired on " + end
                                + "; ask whoever runs this gateway for another"));
    }

    boolean mayAsk(ClientSettings client, String model) {
        return client.models().isEmpty() || client.models().stream().anyMatch(pattern -> matches(pattern, model));
    }

    private static boolean matches(String pattern, String model) {
        return Pattern.matches(Pattern.quote(pattern).replace("*", "\\E.*\\Q"), model);
    }

    /// Lets a request in, and counts it.
    ///
    /// @throws RefusedException if it is beyond what the client may
    void admit(ClientSettings client, InboundCall call) {
        var model = call.facts().model().name();
        if (!mayAsk(client, model)) {
            throw refused(
                    ErrorKind.PERMISSION,
                    "the key of " + client.name() + " may not ask " + model + "; it may ask "
                            + String.join(", ", client.models()),
                    Map.of());
        }
        client.budget().ifPresent(budget -> refuseSpent(client, budget));
        client.rate().ifPresent(rate -> refuseTooFast(client, rate));
        client.budget().ifPresent(budget -> spending.admitted(client.name(), budget.per(), clock.instant()));
    }

    private void refuseSpent(ClientSettings client, ClientSettings.Budget budget) {
        var spent = spending.of(client.name(), budget.per(), clock.instant());
        var what = spentUp(budget, spent);
        if (what.isPresent()) {
            var end = spent.ends(budget.per());
            throw refused(
                    ErrorKind.BILLING,
                    "the key of " + client.name() + " has used up its budget of " + what.get() + " until " + end,
                    Map.of("x-should-retry", "false"));
        }
    }

    private static Optional<String> spentUp(ClientSettings.Budget budget, ClientSpending.Spent spent) {
        if (budget.requests().isPresent()
                && spent.requests() >= budget.requests().getAsLong()) {
            return Optional.of(budget.requests().getAsLong() + " requests");
        }
        if (budget.tokens().isPresent() && spent.tokens() >= budget.tokens().getAsLong()) {
            return Optional.of(budget.tokens().getAsLong() + " tokens");
        }
        return budget.cost().filter(most -> spent.cost().compareTo(most) >= 0).map(most -> "$" + most.toPlainString());
    }

    private void refuseTooFast(ClientSettings client, ClientSettings.Rate rate) {
        var probe = buckets.computeIfAbsent(client.name(), _ -> bucket(rate)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            var wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            throw refused(
                    ErrorKind.RATE_LIMIT,
                    "the key of " + client.name() + " may send " + rate.requests() + " requests in " + words(rate.per())
                            + " and has sent them",
                    Map.of(
                            "retry-after",
                            Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()))));
        }
    }

    /// As a configuration writes it: `1m`, `1h30m`.
    private static String words(Duration time) {
        return time.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    private Bucket bucket(ClientSettings.Rate rate) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.requests()).refillGreedy(rate.requests(), rate.per()))
                .withCustomTimePrecision(new ClockMeter(clock))
                .build();
    }

    private static RefusedException refused(ErrorKind kind, String message, Map<String, String> hints) {
        return new RefusedException(ApiError.of(kind, message).withRetryHints(hints));
    }

    /// A request is over. What it used counts for the client that sent it.
    public void over(ExchangeRecord exchange) {
        var budget = exchange.sender().client().flatMap(this::named).flatMap(ClientSettings::budget);
        if (budget.isPresent() && exchange.usage().isPresent()) {
            spending.used(
                    exchange.sender().client().orElseThrow(),
                    budget.get().per(),
                    exchange.usage().get().total(),
                    exchange.cost().map(Cost::dollars),
                    clock.instant());
        }
    }

    private Optional<ClientSettings> named(String name) {
        return clients.stream().filter(client -> client.name().equals(name)).findFirst();
    }

    /// Our clock, as the bucket wants it.
    private record ClockMeter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
