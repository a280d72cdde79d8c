package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.TestingProxy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Claude Code expects of a gateway, clause by clause, with the requests it really sends.
///
/// Source: code.claude.com/docs/en/llm-gateway-protocol, read 2026-11; the requests are recorded ones.
class ClaudeCodeContractTest {
    private static final String ANSWER = """
            {"id":"msg_1","type":"message","role":"assistant","model":"theirs","content":[],"stop_reason":"end_turn",
             "stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":1}}""";

    private static final String START = """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"theirs",\
            "content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":0}}}

            """;
    private static final String PING = "event: ping\ndata: {\"type\": \"ping\"}\n\n";
    private static final String END = """
            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},\
            "usage":{"output_tokens":1}}

            event: message_stop
            data: {"type":"message_stop"}

            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01-first-turn",
                "03-first-turn-budget-thinking",
                "11-first-turn-all-tools",
                "12-tool-reference",
                "14-subagent-first-turn",
                "16-json-schema"
            })
    @Proves("GEN-001")
    void turnsReachAnthropicsUpstreamsByteForByte(String name) throws Exception {
        var turn = RecordedRequest.of("/clients/claude-code/" + name + ".json");
        try (var upstream = new FakeUpstream();
                var proxy = turn.proxyTo("anthropic-messages", upstream)) {
            upstream.stream(bytes(START + END), 4_096);

            var answer = RecordedRequest.send(turn.at(proxy));

            assertThat(answer.body()).isEqualTo(START + END);
            var received = upstream.received();
            assertThat(received.target()).isEqualTo("/v1/messages?beta=true");
            assertThat(received.text()).isEqualTo(Json.text(turn.body()));
        }
    }

    @Test
    @Proves("GEN-006")
    void anthropicsHeadersTravelOnKnownOrNot() throws Exception {
        var turn = RecordedRequest.of("/clients/claude-code/01-first-turn.json");
        try (var upstream = new FakeUpstream();
                var proxy = turn.proxyTo("anthropic-messages", upstream)) {
            upstream.stream(bytes(START + END), 4_096);

            RecordedRequest.send(turn.at(proxy).header("anthropic-something-new", "1"));

            var received = upstream.received();
            var headers = (JsonObject) turn.request().find("headers").orElseThrow();
            assertThat(received.header("anthropic-beta"))
                    .isEqualTo(headers.text("anthropic-beta").orElseThrow());
            assertThat(received.header("anthropic-version"))
                    .isEqualTo(headers.text("anthropic-version").orElseThrow());
            assertThat(received.header("anthropic-something-new")).isEqualTo("1");
            assertThat(received.header("x-api-key")).isEqualTo("upstream-key");
            assertThat(received.headers().values()).noneMatch(value -> value.contains(TestingProxy.KEY));
        }
    }

    @Test
    void unknownFieldsTravelOn() throws Exception {
        var turn = RecordedRequest.of("/clients/claude-code/16-json-schema.json");
        var body = "{\"something_new\":{\"a\": 1.0}," + Json.text(turn.body()).substring(1);
        try (var upstream = new FakeUpstream();
                var proxy = turn.proxyTo("anthropic-messages", upstream)) {
            upstream.stream(bytes(START + END), 4_096);

            RecordedRequest.send(turn.at(proxy, Optional.of(body)));

            assertThat(upstream.received().text()).isEqualTo(body);
        }
    }

    /// A beta and the field it allows go together: an upstream that gets one without the other refuses the request.
    @ParameterizedTest
    @ValueSource(strings = {"openai-chat", "openai-responses", "gemini", "cloud-code"})
    @Proves({"AUP-012", "GEN-013"})
    void otherUpstreamsGetNeitherTheBetasNorTheirFields(String protocol) throws Exception {
        var turn = RecordedRequest.of("/clients/claude-code/01-first-turn.json");
        try (var upstream = new FakeUpstream();
                var proxy = turn.proxyTo(protocol, upstream)) {
            RecordedRequest.send(turn.at(proxy));

            var received = upstream.received();
            assertThat(received.headers().keySet())
                    .noneMatch(name -> name.startsWith("anthropic-") || name.startsWith("x-claude-code-"));
            assertThat(received.text())
                    .doesNotContain("context_management", "cache_control", "defer_loading", "\"metadata\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "openai-chat,      messages",
        "openai-responses, instructions",
        "gemini,           systemInstruction",
        "cloud-code,       systemInstruction"
    })
    void theAttributionBlockStaysInFront(String protocol, String place) throws Exception {
        var turn = RecordedRequest.of("/clients/claude-code/01-first-turn.json");
        var first = JsonCursor.of(turn.body())
                .itemsOf("system")
                .getFirst()
                .get("text")
                .asString();
        try (var upstream = new FakeUpstream();
                var proxy = turn.proxyTo(protocol, upstream)) {
            RecordedRequest.send(turn.at(proxy));

            var sent = upstream.received().text();
            assertThat(sent.substring(sent.indexOf("\"" + place + "\"")))
                    .containsPattern("^[^}]{0,60}\"" + Pattern.quote(first));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization", "x-api-key", "both"})
    @Proves("AIN-001")
    void theKeyMayStandInEitherHeaderOrInBoth(String place) throws Exception {
        try (var upstream = new FakeUpstream();
                var proxy =
                        RecordedRequest.of("/gateway/19-model-discovery.json").proxyTo("openai-chat", upstream)) {
            var request = HttpRequest.newBuilder(proxy.uri().resolve("/v1/models?limit=1000"))
                    .header("anthropic-version", "2023-06-01");
            if (!place.equals("x-api-key")) {
                request.header("authorization", "Bearer " + TestingProxy.KEY);
            }
            if (!place.equals("authorization")) {
                request.header("x-api-key", TestingProxy.KEY);
            }

            assertThat(RecordedRequest.send(request).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void eventsArriveWhenTheyAreSentAndPingsWithThem() throws Exception {
        var turn = RecordedRequest.of("/clients/claude-code/01-first-turn.json");
        var seen = new CountDownLatch(1);
        try (var upstream = new FakeUpstream();
                var proxy = turn.proxyTo("anthropic-messages", upstream)) {
            upstream.then((_, out, socket) -> {
                FakeUpstream.head(200, Map.of("Content-Type", "text/event-stream", "Connection", "close"), out);
                out.write(bytes(START + PING));
                out.flush();
                await(seen);
                out.write(bytes(END));
                socket.close();
            });

            var answer = RecordedRequest.CLIENT.send(turn.at(proxy).build(), HttpResponse.BodyHandlers.ofInputStream());
            try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
                var line = lines.readLine();
                while (!Objects.equals(line, "event: ping")) {
                    assertThat(line).as("the stream ended before the ping").isNotNull();
                    line = lines.readLine();
                }
                seen.countDown();
                assertThat(lines.lines()).contains("event: message_stop");
            }
        }
    }

    /// Its retrying and its switching-off of features go by the wording.
    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413, 429, 500, 529})
    @Proves("GEN-004")
    void theUpstreamsErrorsArriveAsTheyAre(int status) throws Exception {
        var turn = RecordedRequest.of("/clients/claude-code/01-first-turn.json");
        var theirs =
                "{ \"type\":\"error\", \"error\":{\"type\":\"e\",\"message\":\"model m: prompt is too long: 5 > 4\"}}";
        try (var upstream = new FakeUpstream();
                var proxy = turn.proxyTo("anthropic-messages", upstream)) {
            for (var tries = 0; tries < 8; tries++) {
                upstream.answer(
                        status,
                        Map.of(
                                "retry-after", "7",
                                "x-should-retry", "false",
                                "request-id", "req_theirs",
                                "anthropic-ratelimit-tokens-remaining", "0",
                                "anthropic-ratelimit-unified-reset", "1795000000"),
                        bytes(theirs));
            }

            var answer = RecordedRequest.send(turn.at(proxy));

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).isEqualTo(theirs);
            assertThat(answer.headers().firstValue("retry-after")).contains("7");
            assertThat(answer.headers().firstValue("x-should-retry")).contains("false");
            assertThat(answer.headers().firstValue("request-id")).contains("req_theirs");
            assertThat(answer.headers().firstValue("anthropic-ratelimit-tokens-remaining"))
                    .contains("0");
            assertThat(answer.headers().firstValue("anthropic-ratelimit-unified-reset"))
                    .contains("1795000000");
        }
    }

    @Test
    void nothingIsCompressed() throws Exception {
        var turn = RecordedRequest.of("/clients/claude-code/01-first-turn.json");
        try (var upstream = new FakeUpstream();
                var proxy = turn.proxyTo("anthropic-messages", upstream)) {
            upstream.answer(200, Map.of(), bytes(ANSWER));

            var answer = RecordedRequest.send(
                    turn.at(proxy, Optional.of(Json.text(turn.body().without("stream")))));

            assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
            assertThat(answer.body()).isEqualTo(ANSWER);
            assertThat(upstream.received().header("accept-encoding")).isNotEqualTo("gzip, deflate, br, zstd");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai-chat", "openai-responses", "gemini", "cloud-code"})
    void anExhaustedQuotaIsNeverAServersFault(String protocol) throws Exception {
        var turn = RecordedRequest.of("/clients/claude-code/01-first-turn.json");
        try (var upstream = new FakeUpstream();
                var proxy = turn.proxyTo(protocol, upstream)) {
            for (var tries = 0; tries < 8; tries++) {
                upstream.answer(429, Map.of("retry-after", "30"), bytes(protocol.startsWith("openai") ? """
                        {"error":{"message":"no quota","type":"insufficient_quota","code":"insufficient_quota"}}""" : """
                        {"error":{"code":429,"message":"no quota","status":"RESOURCE_EXHAUSTED"}}"""));
            }

            var answer = RecordedRequest.send(turn.at(proxy));

            assertThat(answer.statusCode()).isBetween(400, 499);
            assertThat(answer.body()).startsWith("{\"type\":\"error\",").contains("no quota");
            assertThat(answer.headers().firstValue("retry-after")).contains("30");
        }
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(20, TimeUnit.SECONDS)) {
                throw new IOException("nobody read the first events");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
