package dev.antigravity.command;

import dev.antigravity.api.CommandException;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.Text;
import dev.antigravity.catalog.BadFactsException;
import dev.antigravity.files.IoReason;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// Fetches facts about models from where the configuration says. Whatever goes wrong, what was known before still is.
final class FactsRefresh {
    private static final int LARGEST_BYTES = 32 << 20;
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Workbench bench;

    FactsRefresh(Workbench bench) {
        this.bench = bench;
    }

    /// @return what was done, for people
    String refresh(Conversation conversation) {
        var from = bench.settings()
                .modelFacts()
                .orElseThrow(() -> new CommandException(
                        ErrorCode.HOST_CONFIG,
                        "No address of model facts is configured, so nobody is asked.",
                        Text.of("State one: model-facts: { from: https://models.dev/api.json }")));
        try (var progress = conversation.progress("Fetching model facts")) {
            var taken = bench.modelFacts()
                    .take(fetch(from), from, bench.host().clock().instant());
            progress.done("Fetched model facts");
            return "Took over facts about " + Wording.plural(taken, "model", "models") + " from " + from;
        } catch (BadFactsException e) {
            throw unchanged(ErrorCode.PROVIDER_DOWN, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw unchanged(ErrorCode.HOST_CONFIG, "The facts cannot be kept: " + IoReason.of(e));
        }
    }

    private byte[] fetch(URI from) {
        var request = OutboundRequest.get(from, Headers.of(Map.of("Accept", "application/json")), SILENCE);
        try (var answer = bench.client(from).send(request, new Cancellation())) {
            if (answer.status() != 200) {
                throw unchanged(ErrorCode.PROVIDER_DOWN, from + " answered with status " + answer.status());
            }
            return answer.readAll(LARGEST_BYTES);
        } catch (IOException e) {
            throw unchanged(ErrorCode.PROVIDER_DOWN, from + " cannot be read: " + e.getMessage());
        }
    }

    private static CommandException unchanged(ErrorCode code, String reason) {
        return new CommandException(code, reason + ".", Text.of("What was known before still holds."));
    }
}
