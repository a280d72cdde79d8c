package dev.antigravity.command;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.net.Body;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Asks one model after another, or several at once, through a proxy, and finds out what each answer took.
/// Thread-safe.
final class ModelPanel {
    /// A long thought says nothing for minutes.
    private static final Duration SILENCE = Duration.ofMinutes(10);

    private static final int LARGEST_BYTES = 16 << 20;

    /// The proxy closes its books a moment after the answer has gone out.
    private static final int LOOKS = 40;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private final Workbench bench;
    private final ProxyVisit proxy;
    private final Cancellation cancellation;

    ModelPanel(Workbench bench, ProxyVisit proxy, Cancellation cancellation) {
        this.bench = bench;
        this.proxy = proxy;
        this.cancellation = cancellation;
    }

    /// @param problem why there is no answer
    /// @param by      account and model that answered
    /// @param usage   empty if nobody counted
    /// @param cost    in US dollars; empty if nobody knows
    /// @param request its id in the ledger
    record Answer(
            String model,
            String text,
            Optional<String> problem,
            Optional<String> by,
            Optional<Tokens> usage,
            Optional<BigDecimal> cost,
            Duration time,
            Optional<String> request) {}

    record Tokens(long input, long output) {}

    /// What an answer took, as the ledger has it.
    private record Taken(Optional<String> by, Optional<Tokens> usage, Optional<BigDecimal> cost) {
        static final Taken UNKNOWN = new Taken(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private record Said(String text, Optional<String> problem, Optional<String> request) {}

    Answer ask(String model, String prompt, long maxTokens) {
        var began = System.nanoTime();
        var said = say(model, prompt, maxTokens);
        var time = Duration.ofNanos(System.nanoTime() - began);
        var taken = said.request().map(this::taken).orElse(Taken.UNKNOWN);
        return new Answer(
                model, said.text(), said.problem(), taken.by(), taken.usage(), taken.cost(), time, said.request());
    }

    private Said say(String model, String prompt, long maxTokens) {
        var turn = JsonObject.of("role", "user", "content", prompt);
        var body = JsonObject.builder()
                .put("model", model)
                .put("max_tokens", maxTokens)
                .put("messages", JsonArray.of(turn))
                .build();
        var request = OutboundRequest.post(
                proxy.address().resolve("/v1/messages"),
                proof().with("Content-Type", "application/json"),
                Body.of(Json.bytes(body)),
                SILENCE);
        try (var answer = bench.client(proxy.address()).send(request, cancellation)) {
            var json = JsonCursor.of(Json.parse(answer.readAll(LARGEST_BYTES)));
            var id = answer.headers().first("request-id");
            return answer.status() == 200
                    ? new Said(text(json), Optional.empty(), id)
                    : new Said(
                            "",
                            Optional.of(ExplainingCommand.sentence(
                                    json.get("error").get("message").asString())),
                            id);
        } catch (IOException | MalformedJsonException | JsonShapeException e) {
            return new Said("", Optional.of("No answer came: " + e.getMessage() + "."), Optional.empty());
        }
    }

    private static String text(JsonCursor answer) {
        return answer.itemsOf("content").stream()
                .flatMap(block -> block.findString("text").stream())
                .collect(Collectors.joining("\n"));
    }

    private Taken taken(String requestId) {
        var request = OutboundRequest.get(proxy.address().resolve("/api/requests/" + requestId), proof(), SILENCE);
        try {
            for (var look = 0; look < LOOKS; look++) {
                try (var answer = bench.client(proxy.address()).send(request, cancellation)) {
                    var json = Json.parse(answer.readAll(LARGEST_BYTES));
                    if (answer.status() == 200) {
                        return read(JsonCursor.of(json));
                    }
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
        } catch (IOException | MalformedJsonException | JsonShapeException _) {
            // The answer stands, whatever its books say.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return Taken.UNKNOWN;
    }

    private static Taken read(JsonCursor exchange) {
        var attempts = exchange.itemsOf("attempts");
        return new Taken(
                attempts.isEmpty()
                        ? Optional.empty()
                        : Optional.of(attempts.getLast().get("account").asString() + ", "
                                + attempts.getLast().get("model").asString()),
                exchange.find("usage")
                        .map(usage -> new Tokens(
                                usage.get("input").asLong(), usage.get("output").asLong())),
                exchange.find("cost").map(cost -> cost.get("dollars").asNumber().decimal()));
    }

    private Headers proof() {
        return Headers.of(Map.of("Authorization", "Bearer " + proxy.key().reveal()));
    }
}
