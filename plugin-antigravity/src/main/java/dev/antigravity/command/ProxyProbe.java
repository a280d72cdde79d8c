package dev.antigravity.command;

import dev.antigravity.json.Json;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundException;
import dev.antigravity.net.OutboundRequest;
import dev.antigravity.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// Looks who listens where our proxy should.
final class ProxyProbe {
    private static final Duration SILENCE = Duration.ofSeconds(2);
    private static final int LARGEST_BYTES = 1 << 20;

    private final Workbench bench;

    ProxyProbe(Workbench bench) {
        this.bench = bench;
    }

    /// Who listens.
    sealed interface Found {
        /// A proxy of ours.
        ///
        /// @param opens our key opens it
        record Ours(String version, boolean opens) implements Found {}

        /// Somebody else.
        record Foreign() implements Found {}

        record Nobody() implements Found {}
    }

    /// @param key what should open it
    Found look(URI address, Secret key) {
        try (var answer =
                bench.client(address).send(get(address.resolve("/health"), Headers.NONE), new Cancellation())) {
            var health = Json.parseObject(answer.readAll(LARGEST_BYTES));
            return health.text("service").orElse("").equals("antigravity")
                    ? new Found.Ours(health.text("version").orElse("?"), opens(address, key))
                    : new Found.Foreign();
        } catch (OutboundException e) {
            return e.reason() == OutboundException.Reason.CONNECT ? new Found.Nobody() : new Found.Foreign();
        } catch (IOException | MalformedJsonException _) {
            return new Found.Foreign();
        }
    }

    private boolean opens(URI address, Secret key) throws IOException {
        var proof = Headers.of(Map.of("Authorization", "Bearer " + key.reveal()));
        try (var answer = bench.client(address).send(get(address.resolve("/v1/models"), proof), new Cancellation())) {
            answer.readAll(LARGEST_BYTES);
            return answer.status() == 200;
        }
    }

    private static OutboundRequest get(URI uri, Headers headers) {
        return OutboundRequest.get(uri, headers, SILENCE);
    }
}
