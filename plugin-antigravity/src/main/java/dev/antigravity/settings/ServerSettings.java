package dev.antigravity.settings;

import dev.antigravity.secret.Secret;
import java.time.Duration;
import java.util.List;

/// How the proxy listens.
///
/// @param port            0 for any free one
/// @param host            a loopback address
/// @param keys            what clients may prove themselves with; none: one is generated at the first start
/// @param clients         keys with limits of their own
/// @param maxBodyBytes    the longest request body that is taken
/// @param headerTimeout   how long a client may take for the head of a request
/// @param bodyIdleTimeout how long a client may be silent in the middle of a body
/// @param keepAlive       how long an idle connection stays open
/// @param pingAfter       how long an answer may be silent before the client gets a sign of life
/// @param drainTimeout    how long running answers have when the proxy stops
/// @param embedded        when a host that stays up runs the proxy itself
public record ServerSettings(
        int port,
        String host,
        List<Secret> keys,
        List<ClientSettings> clients,
        long maxBodyBytes,
        Duration headerTimeout,
        Duration bodyIdleTimeout,
        Duration keepAlive,
        Duration pingAfter,
        Duration drainTimeout,
        Embedded embedded) {

    private static final Kind<Integer> PORT = Kind.wholeNumber(0, 65_535);

    /// When a host that stays up runs the proxy itself.
    public enum Embedded {
        /// While its own env file leads to the proxy, and nobody else runs it.
        AUTO,
        ALWAYS,
        NEVER
    }

    public ServerSettings {
        keys = List.copyOf(keys);
        clients = List.copyOf(clients);
    }

    static ServerSettings read(Section section) {
        var server = new ServerSettings(
                section.read("port", PORT, 8317),
                section.read("host", Address.LOOPBACK, "127.0.0.1"),
                section.listOf("keys", Kind.SECRET),
                ClientSettings.read(section),
                section.read("max-body", Kind.BYTES, 50_000_000L),
                section.read("header-timeout", Kind.DURATION, Duration.ofSeconds(10)),
                section.read("body-idle-timeout", Kind.DURATION, Duration.ofSeconds(30)),
                section.read("keep-alive", Kind.DURATION, Duration.ofSeconds(75)),
                section.read("ping-after", Kind.DURATION, Duration.ofSeconds(10)),
                section.read("drain-timeout", Kind.DURATION, Duration.ofSeconds(20)),
                section.read("embedded", Kind.words(Embedded.class), Embedded.AUTO));
        section.refuseUnknown();
        return server;
    }

    ServerSettings withPort(int other) {
        return new ServerSettings(
                other,
                host,
                keys,
                clients,
                maxBodyBytes,
                headerTimeout,
                bodyIdleTimeout,
                keepAlive,
                pingAfter,
                drainTimeout,
                embedded);
    }
}
