package dev.antigravity.sandbox.account;

import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalKind;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// An account and what it may still do. Thread-safe.
public final class Account {
    private final String id;
    private final Clock clock;
    private final Map<String, Allowance> quotas = new TreeMap<>();
    private Optional<Allowance> throttle = Optional.empty();
    private boolean disabled;
    private String tier = "free-tier";

    Account(String id, Clock clock) {
        this.id = id;
        this.clock = clock;
    }

    public String id() {
        return id;
    }

    /// What Cloud Code calls the account's plan: `free-tier`, `standard-tier`, …
    public synchronized String tier() {
        return tier;
    }

    public synchronized void tier(String name) {
        tier = name;
    }

    public synchronized boolean isDisabled() {
        return disabled;
    }

    /// Refuses all further requests, or takes them again.
    public synchronized void disable(boolean off) {
        disabled = off;
    }

    /// Takes so many requests in each window and refuses the others.
    public synchronized void throttle(int requests, Duration window) {
        throttle = Optional.of(new Allowance(requests, window, clock));
    }

    /// Allows so many tokens of one model in each period.
    public synchronized void quota(String model, long tokens, Duration period) {
        quotas.put(model, new Allowance(tokens, period, clock));
    }

    /// Takes back what {@link #throttle}, {@link #quota} and {@link #disable} did.
    public synchronized void unlimit() {
        throttle = Optional.empty();
        quotas.clear();
        disabled = false;
    }

    /// The requests left; empty if nothing limits them.
    public synchronized Optional<Allowance.State> throttleState() {
        return throttle.map(Allowance::state);
    }

    /// The tokens of a model left; empty if nothing limits them.
    public synchronized Optional<Allowance.State> quotaState(String model) {
        return Optional.ofNullable(quotas.get(model)).map(Allowance::state);
    }

    /// Counts a request, or says why it is refused.
    public synchronized Optional<Refusal> admit(String model) {
        if (disabled) {
            return Optional.of(Refusal.of(RefusalKind.PERMISSION, "The sandbox account " + id + " has been disabled."));
        }
        var quota = quotaState(model);
        if (quota.isPresent() && quota.get().left() <= 0) {
            return Optional.of(Refusal.of(
                            RefusalKind.QUOTA,
                            "The sandbox account " + id + " has used up its quota of " + model + " until "
                                    + quota.get().resetsAt() + ".")
                    .withRetryAfter(quota.get().resetsIn()));
        }
        var requests = throttleState();
        if (requests.isPresent() && requests.get().left() <= 0) {
            return Optional.of(Refusal.of(
                            RefusalKind.RATE_LIMIT,
                            "The sandbox account " + id + " "
                                    + hasSentEnough(requests.get().limit()) + ".")
                    .withRetryAfter(requests.get().resetsIn()));
        }
        throttle.ifPresent(limit -> limit.use(1));
        return Optional.empty();
    }

    private static String hasSentEnough(long limit) {
        return switch ((int) Math.min(limit, 2)) {
            case 0 -> "may send no requests for now";
            case 1 -> "has sent the one request it may send in this time";
            default -> "has sent the " + limit + " requests it may send in this time";
        };
    }

    /// Counts the tokens of a reply.
    public synchronized void spend(String model, long tokens) {
        Optional.ofNullable(quotas.get(model)).ifPresent(quota -> quota.use(tokens));
    }

    @Override
    public String toString() {
        return id;
    }
}
