package dev.antigravity.sandbox.oauth;

import dev.antigravity.sandbox.oauth.TokenStore.Family;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Devices that wait for a person to allow them (RFC 8628). Thread-safe.
final class DeviceStore {
    private static final Duration SLOW_DOWN = Duration.ofSeconds(5);

    private final Clock clock;
    private final Tickets tickets;
    private final Duration lifetime;
    private final Duration interval;
    private final List<Device> devices = new ArrayList<>();

    DeviceStore(Clock clock, Tickets tickets, Duration lifetime, Duration interval) {
        this.clock = clock;
        this.tickets = tickets;
        this.lifetime = lifetime;
        this.interval = interval;
    }

    /// What the device is told.
    record Codes(String deviceCode, String userCode) {}

    private static final class Device {
        private final Codes codes;
        private final String client;
        private final Set<String> scopes;
        private final Instant expiresAt;
        private Duration interval;
        private Instant lastPoll = Instant.MIN;
        private Optional<String> account = Optional.empty();
        private boolean denied;
        private boolean finished;

        Device(Codes codes, String client, Set<String> scopes, Instant expiresAt, Duration interval) {
            this.codes = codes;
            this.client = client;
            this.scopes = scopes;
            this.expiresAt = expiresAt;
            this.interval = interval;
        }
    }

    synchronized Codes begin(String client, Set<String> scopes) {
        var codes = new Codes(tickets.next("sandbox-device-"), tickets.nextUserCode());
        devices.add(new Device(codes, client, scopes, clock.instant().plus(lifetime), interval));
        return codes;
    }

    /// @return false if no device waits with that code
    synchronized boolean decide(String userCode, Optional<String> account) {
        var device = waiting(userCode);
        device.ifPresent(one -> {
            one.account = account;
            one.denied = account.isEmpty();
        });
        return device.isPresent();
    }

    /// @throws OAuthException while the person has not decided, and if the answer is no
    synchronized Family poll(String client, String deviceCode) {
        var device = devices.stream()
                .filter(one -> one.codes.deviceCode().equals(deviceCode) && one.client.equals(client))
                .findFirst()
                .orElseThrow(() -> new OAuthException("invalid_grant", "The device code is unknown."));
        var now = clock.instant();
        if (device.finished) {
            throw new OAuthException("invalid_grant", "The device code was used before.");
        }
        if (!now.isBefore(device.expiresAt)) {
            throw new OAuthException("expired_token", "The device code has expired; start again.");
        }
        if (device.denied) {
            throw new OAuthException("access_denied", "The request was denied.");
        }
        var tooSoon = !device.lastPoll.equals(Instant.MIN) && now.isBefore(device.lastPoll.plus(device.interval));
        device.lastPoll = now;
        if (tooSoon) {
            device.interval = device.interval.plus(SLOW_DOWN);
            throw new OAuthException(
                    "slow_down", "Poll every " + device.interval.toSeconds() + " seconds from now on.");
        }
        var account = device.account.orElseThrow(
                () -> new OAuthException("authorization_pending", "The request has not been decided yet."));
        device.finished = true;
        return new Family(client, account, device.scopes);
    }

    private Optional<Device> waiting(String userCode) {
        var wanted = letters(userCode);
        return devices.stream()
                .filter(one -> letters(one.codes.userCode()).equals(wanted)
                        && !one.finished
                        && !one.denied
                        && one.account.isEmpty()
                        && clock.instant().isBefore(one.expiresAt))
                .findFirst();
    }

    /// People may leave out the dash and type small letters.
    private static String letters(String userCode) {
        return userCode.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
    }
}
