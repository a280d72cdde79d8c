package dev.antigravity.command;

import dev.antigravity.api.CommandException;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.Text;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.net.Body;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundException;
import dev.antigravity.net.OutboundRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;

/// Asks the running proxy about itself, with our key.
final class ProxyCall {
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final int LARGEST_BYTES = 8 << 20;

    private final Workbench bench;

    ProxyCall(Workbench bench) {
        this.bench = bench;
    }

    /// @throws CommandException if it does not run, or does not say
    JsonObject get(String path) {
        return call((address, proof) -> OutboundRequest.get(address, proof, SILENCE), path);
    }

    /// The same for what changes something; there is nothing to say but the path.
    JsonObject post(String path) {
        return call((address, proof) -> OutboundRequest.post(address, proof, Body.of(new byte[0]), SILENCE), path);
    }

    private JsonObject call(BiFunction<URI, Headers, OutboundRequest> form, String path) {
        var place = ProxyPlace.of(bench);
        if (place.isUnknown()) {
            throw notRunning("The proxy does not run.");
        }
        var proof = Headers.of(
                Map.of("Authorization", "Bearer " + bench.proxyKeys().getFirst().reveal()));
        var request = form.apply(place.address().resolve(path), proof);
        try (var answer = bench.client(place.address()).send(request, new Cancellation())) {
            var body = Json.parseObject(answer.readAll(LARGEST_BYTES));
            if (answer.status() == 200) {
                return body;
            }
            var said = body.get("error") instanceof JsonObject error
                    ? error.text("message").orElse("status " + answer.status())
                    : "status " + answer.status();
            throw new CommandException(
                    answer.status() == 404 ? ErrorCode.USAGE : ErrorCode.HOST_CONFIG,
                    ExplainingCommand.sentence(said),
                    "");
        } catch (OutboundException e) {
            throw notRunning("The proxy does not answer on " + place.address() + ".");
        } catch (IOException | MalformedJsonException e) {
            throw new CommandException(
                    ErrorCode.HOST_CONFIG,
                    "What answers on " + place.address() + " is no proxy of ours.",
                    "Stop what listens there, or state another server.port in the configuration.");
        }
    }

    private static CommandException notRunning(String what) {
        return new CommandException(
                ErrorCode.HOST_CONFIG,
                what,
                Text.of("Start it with ").command("antigravity start").and("."));
    }
}
