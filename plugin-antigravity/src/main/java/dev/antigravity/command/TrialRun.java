package dev.antigravity.command;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
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
import java.util.function.Predicate;

/// Sends trials through a proxy, as the host would, and judges what comes back.
final class TrialRun {
    private static final Duration SILENCE = Duration.ofSeconds(90);
    private static final int LARGEST_BYTES = 8 << 20;
    private static final String DELTA = "content_block_delta";

    private final Workbench bench;

    TrialRun(Workbench bench) {
        this.bench = bench;
    }

    /// How a trial went.
    sealed interface Verdict {
        record Passed() implements Verdict {}

        /// It passed another way.
        ///
        /// @param without whether what was refused is not sent at all
        record Remedied(String why, boolean without) implements Verdict {}

        /// It was answered, but not as the host needs it.
        record Odd(String what) implements Verdict {}

        /// The upstream does not take such requests.
        record Refused(String why) implements Verdict {}

        /// Nothing can be said about it.
        record Failed(int status, String why) implements Verdict {}
    }

    /// @param model as the proxy knows it: `lab/qwen3-coder`
    Verdict run(ContractTrial trial, String model, ProxyVisit proxy, Cancellation cancellation) {
        var headers = Headers.of(
                Map.of(
                        "Authorization",
                        "Bearer " + proxy.key().reveal(),
                        "anthropic-version",
                        "2023-06-01",
                        "anthropic-beta",
                        "claude-code-20250219,interleaved-thinking-2025-05-14,context-management-2025-06-27,effort-2025-11-24"));
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
        return switch (trial) {
            case STREAMS -> whole(answer);
            case ROOM -> begun(answer);
            case TOOLS ->
                holds(reply(answer), "tool_use")
                        ? passed()
                        : new Verdict.Odd("it took a tool it had to call, and called none");
            case COUNTS, LARGE ->
                reply(answer).has("input_tokens") ? passed() : new Verdict.Odd("the answer counts nothing");
            case STOPS -> limited(reply(answer), trial.limit());
            case ANSWERS, THINKS, ADAPTS, SEES, OBEYS, KNOWS, WARMS ->
                reply(answer).has("stop_reason") ? passed() : new Verdict.Odd("the answer does not say why it ended");
        };
    }

    private static JsonObject reply(OutboundAnswer answer) throws IOException {
        return Json.parseObject(answer.readAll(LARGEST_BYTES));
    }

    /// Who counts otherwise than its limit does may say a little more.
    private static Verdict limited(JsonObject reply, long limit) {
        var said = JsonCursor.of(reply)
                .find("usage")
                .flatMap(usage -> usage.find("output_tokens"))
                .map(JsonCursor::asLong)
                .orElse(0L);
        return said <= 3 * limit
                ? passed()
                : new Verdict.Odd("it was to stop after " + limit + " tokens, and went on to " + said);
    }

    private static boolean holds(JsonObject reply, String kind) {
        return reply.get("content") instanceof JsonArray blocks
                && blocks.stream()
                        .anyMatch(block -> block instanceof JsonObject one
                                && one.text("type").orElse("").equals(kind));
    }

    private static Verdict whole(OutboundAnswer answer) throws IOException {
        var names = events(answer, _ -> false);
        var whole = names.containsAll(List.of("message_start", DELTA, "message_delta", "message_stop"));
        return whole ? passed() : new Verdict.Odd("the stream is not whole: " + String.join(", ", names));
    }

    private static Verdict begun(OutboundAnswer answer) throws IOException {
        var names = events(answer, DELTA::equals);
        return names.contains("message_start")
                ? passed()
                : new Verdict.Odd("the stream does not begin: " + String.join(", ", names));
    }

    private static List<String> events(OutboundAnswer answer, Predicate<String> isEnough) throws IOException {
        var reader = new SseReader(answer.body());
        var names = new ArrayList<String>();
        do {
            for (var event = reader.poll(); event != null; event = reader.poll()) {
                names.add(event.name());
                if (isEnough.test(event.name())) {
                    return names;
                }
            }
        } while (reader.fill());
        return names;
    }

    private static Verdict passed() {
        return new Verdict.Passed();
    }
}
