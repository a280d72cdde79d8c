package dev.antigravity.command;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.net.Body;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundAnswer;
import dev.antigravity.net.OutboundRequest;
import dev.antigravity.sse.SseReader;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Sends trials through the proxy, as the host would, and judges what comes back.
final class TrialRun {
    private static final Duration SILENCE = Duration.ofSeconds(90);
    private static final int LARGEST_BYTES = 8 << 20;

    private final Workbench bench;
    private final ProxyVisit proxy;

    TrialRun(Workbench bench, ProxyVisit proxy) {
        this.bench = bench;
        this.proxy = proxy;
    }

    /// How a trial went.
    sealed interface Verdict {
        record Passed() implements Verdict {}

        /// It was answered, but not as the host needs it.
        record Odd(String what) implements Verdict {}

        /// The upstream does not take such requests.
        record Refused(String why) implements Verdict {}

        /// Nothing can be said about it.
        record Failed(int status, String why) implements Verdict {}
    }

    /// @param model as the proxy knows it: `lab/qwen3-coder`
    Verdict run(ContractTrial trial, String model, Cancellation cancellation) {
        var headers = Headers.of(Map.of(
                "Authorization",
                "Bearer " + proxy.key().reveal(),
                "anthropic-version",
                "2023-06-01",
                "anthropic-beta",
                "claude-code-20250219"));
        var body = Body.of(Json.bytes(trial.body(model)));
        var request = OutboundRequest.post(proxy.address().resolve(trial.path()), headers, body, SILENCE);
        try (var answer = bench.client(proxy.address()).send(request, cancellation)) {
            return answer.status() == 200 ? judge(trial, answer) : refusal(answer);
        } catch (MalformedJsonException _) {
            return new Verdict.Odd("the answer is no JSON");
        } catch (IOException e) {
            return new Verdict.Failed(0, String.valueOf(e.getMessage()));
        }
    }

    private static Verdict refusal(OutboundAnswer answer) throws IOException {
        var said = Json.parseObject(answer.readAll(LARGEST_BYTES)).get("error") instanceof JsonObject error
                ? error.text("message").orElse("")
                : "";
        var why = said.isEmpty() ? "status " + answer.status() : said;
        return switch (answer.status()) {
            case 400, 413, 422 -> new Verdict.Refused(why);
            default -> new Verdict.Failed(answer.status(), why);
        };
    }

    private static Verdict judge(ContractTrial trial, OutboundAnswer answer) throws IOException {
        if (trial.streams()) {
            return events(answer);
        }
        var reply = Json.parseObject(answer.readAll(LARGEST_BYTES));
        return switch (trial) {
            case TOOLS ->
                holds(reply, "tool_use") ? passed() : new Verdict.Odd("it took a tool it had to call, and called none");
            case COUNTS, LARGE -> reply.has("input_tokens") ? passed() : new Verdict.Odd("the answer counts nothing");
            case ANSWERS, STREAMS, THINKS, SEES ->
                reply.has("stop_reason") ? passed() : new Verdict.Odd("the answer does not say why it ended");
        };
    }

    private static boolean holds(JsonObject reply, String kind) {
        return reply.get("content") instanceof JsonArray blocks
                && blocks.stream()
                        .anyMatch(block -> block instanceof JsonObject one
                                && one.text("type").orElse("").equals(kind));
    }

    private static Verdict events(OutboundAnswer answer) throws IOException {
        var reader = new SseReader(answer.body());
        var names = new ArrayList<String>();
        do {
            for (var event = reader.poll(); event != null; event = reader.poll()) {
                names.add(event.name());
            }
        } while (reader.fill());
        var whole = names.containsAll(List.of("message_start", "content_block_delta", "message_delta", "message_stop"));
        return whole ? passed() : new Verdict.Odd("the stream is not whole: " + String.join(", ", names));
    }

    private static Verdict passed() {
        return new Verdict.Passed();
    }
}
