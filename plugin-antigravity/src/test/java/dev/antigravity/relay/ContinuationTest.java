package dev.antigravity.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Signature;
import dev.antigravity.json.JsonPath;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.MovableClock;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reasoning for clients whose protocol has no place for it: it is there again when they come back with a result.
@Proves("SIG-002")
class ContinuationTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String FIRST_WORDS = "What is the weather?";

    private static final String ANTHROPIC = """
            {"id":"msg_1","type":"message","role":"assistant","model":"m","content":[
              {"type":"thinking","thinking":"Look it up.","signature":"proof-of-anthropic"},
              {"type":"redacted_thinking","data":"sealed-by-anthropic"},
              {"type":"text","text":"One moment."},
              {"type":"tool_use","id":"toolu_1","name":"weather","input":{}}],
             "stop_reason":"tool_use","stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":1}}""";

    private static final String ANTHROPIC_STREAM = """
            event: message_start
            data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m",\
            "content":[],"stop_reason":null,"stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":0}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"thinking","thinking":"","signature":""}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"thinking_delta","thinking":"Look it up."}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"signature_delta","signature":"proof-of-anthropic"}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":0}

            event: content_block_start
            data: {"type":"content_block_start","index":1,"content_block":{"type":"redacted_thinking","data":"sealed-by-anthropic"}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":1}

            event: content_block_start
            data: {"type":"content_block_start","index":2,"content_block":{"type":"tool_use","id":"toolu_1","name":"weather","input":{}}}

            event: content_block_stop
            data: {"type":"content_block_stop","index":2}

            event: message_delta
            data: {"type":"message_delta","delta":{"stop_reason":"tool_use","stop_sequence":null},"usage":{"output_tokens":1}}

            event: message_stop
            data: {"type":"message_stop"}

            """;

    private static final String RESPONSES = """
            {"id":"resp_1","object":"response","status":"completed","model":"m","output":[
              {"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"sealed-by-openai"},
              {"type":"function_call","id":"fc_1","call_id":"toolu_1","name":"weather","arguments":"{}"}],
             "usage":{"input_tokens":1,"output_tokens":1,"total_tokens":2}}""";

    private static final String GEMINI = """
            {"candidates":[{"index":0,"finishReason":"STOP","content":{"role":"model","parts":[
              {"functionCall":{"id":"toolu_1","name":"weather","args":{}},"thoughtSignature":"cHJvb2Y="}]}}]}""";

    @Test
    void chatClientsBringAnthropicsThinkingBack() throws Exception {
        try (var upstream = new FakeUpstream();
                var proxy = start("anthropic-messages", upstream)) {
            upstream.answer(200, Map.of(), bytes(ANTHROPIC));
            post(proxy, "/v1/chat/completions", chat("", FIRST_WORDS));
            post(proxy, "/v1/chat/completions", chat("One moment.", FIRST_WORDS));

            assertThat(second(upstream))
                    .contains(
                            "{\"type\":\"thinking\",\"thinking\":\"Look it up.\",\"signature\":\"proof-of-anthropic\"},"
                                    + "{\"type\":\"redacted_thinking\",\"data\":\"sealed-by-anthropic\"},"
                                    + "{\"type\":\"text\",\"text\":\"One moment.\"},{\"type\":\"tool_use\"");
        }
    }

    @Test
    void aStreamIsRememberedLikeAWholeAnswer() throws Exception {
        try (var upstream = new FakeUpstream();
                var proxy = start("anthropic-messages", upstream)) {
            upstream.stream(bytes(ANTHROPIC_STREAM), 7);
            post(proxy, "/v1/chat/completions", chat("", FIRST_WORDS).replaceFirst("\\{", "{\"stream\":true,"));
            post(proxy, "/v1/chat/completions", chat("One moment.", FIRST_WORDS));

            assertThat(second(upstream)).contains("proof-of-anthropic", "sealed-by-anthropic");
        }
    }

    @Test
    void chatClientsBringOpenAisReasoningBack() throws Exception {
        try (var upstream = new FakeUpstream();
                var proxy = start("openai-responses", upstream)) {
            upstream.answer(200, Map.of(), bytes(RESPONSES));
            post(proxy, "/v1/chat/completions", chat("", FIRST_WORDS));
            post(proxy, "/v1/chat/completions", chat("Hm.", FIRST_WORDS));

            assertThat(second(upstream))
                    .contains("\"encrypted_content\":\"sealed-by-openai\"")
                    .containsSubsequence("\"id\":\"rs_1\"", "\"type\":\"function_call\"");
        }
    }

    @Test
    void chatClientsThatDropGooglesSignatureBringItBackAllTheSame() throws Exception {
        try (var upstream = new FakeUpstream();
                var proxy = start("gemini", upstream)) {
            upstream.answer(200, Map.of(), bytes(GEMINI));
            post(proxy, "/v1/chat/completions", chat("", FIRST_WORDS));
            post(proxy, "/v1/chat/completions", chat("Hm.", FIRST_WORDS));

            assertThat(second(upstream)).contains("\"thoughtSignature\":\"cHJvb2Y=\"");
        }
    }

    @Test
    void responsesClientsThatDidNotAskForEncryptedReasoningBringItBack() throws Exception {
        try (var upstream = new FakeUpstream();
                var proxy = start("anthropic-messages", upstream)) {
            upstream.answer(200, Map.of(), bytes(ANTHROPIC));
            post(proxy, "/v1/responses", responses(""));
            post(proxy, "/v1/responses", responses("""
                    ,{"type":"function_call","call_id":"toolu_1","name":"weather","arguments":"{}"},
                    {"type":"function_call_output","call_id":"toolu_1","output":"Rain"}"""));

            assertThat(second(upstream)).contains("proof-of-anthropic", "sealed-by-anthropic");
        }
    }

    /// Whose call happens to have the same id gets nothing.
    @ParameterizedTest
    @ValueSource(strings = {"another beginning", "another key", "another account"})
    void nobodyElseIsGivenIt(String difference) throws Exception {
        try (var upstream = new FakeUpstream();
                var proxy = start("anthropic-messages", upstream)) {
            upstream.answer(200, Map.of(), bytes(ANTHROPIC));
            post(proxy, "/v1/chat/completions", chat("", FIRST_WORDS));
            upstream.received();

            switch (difference) {
                case "another beginning" -> post(proxy, "/v1/chat/completions", chat("Hm.", "Who are you?"));
                case "another key" -> post(proxy, "x-api-key", "/v1/chat/completions", chat("Hm.", FIRST_WORDS));
                default ->
                    post(
                            proxy,
                            "/v1/chat/completions",
                            chat("Hm.", FIRST_WORDS).replace("\"model\":\"m\"", "\"model\":\"other/m\""));
            }

            assertThat(upstream.received().text())
                    .contains("toolu_1")
                    .doesNotContain("proof-of-anthropic", "sealed-by-anthropic");
        }
    }

    @Test
    void itIsBoundedByAgeSizeAndNumber() {
        var clock = new MovableClock();
        var continuations = new Continuations(clock);

        continuations.keep("old", thoughts(10));
        assertThat(continuations.recall("old")).isPresent();
        clock.advance(Duration.ofHours(13));
        assertThat(continuations.recall("old")).isEmpty();

        for (var number = 0; number < 10_100; number++) {
            continuations.keep("key" + number, thoughts(10));
        }
        assertThat(continuations.size()).isEqualTo(10_000);
        assertThat(continuations.recall("key99")).isEmpty();
        assertThat(continuations.recall("key100")).isPresent();

        for (var number = 0; number < 40; number++) {
            continuations.keep("large" + number, thoughts(1_000_000));
        }
        assertThat(continuations.size()).isLessThanOrEqualTo(16);
        continuations.keep("too large", thoughts(10_000_000));
        assertThat(continuations.recall("too large")).isEmpty();
    }

    @Test
    void itIsNotPrinted() {
        assertThat(thoughts(3)).hasToString("***");
    }

    private static Continuations.Thoughts thoughts(int length) {
        var proof = new Signature(Signature.Maker.ANTHROPIC, "s".repeat(length));
        return new Continuations.Thoughts(
                List.of(new ContentBlock.Thinking("", Optional.of(proof), JsonPath.ROOT)), Optional.empty());
    }

    /// A question, and with the model's text its call and our result too.
    private static String chat(String said, String firstWords) {
        var turn = said.isEmpty() ? "" : """
                ,{"role":"assistant","content":"%s","tool_calls":[{"id":"toolu_1","type":"function",
                  "function":{"name":"weather","arguments":"{}"}}]},
                {"role":"tool","tool_call_id":"toolu_1","content":"Rain"}""".formatted(said);
        return """
                {"model":"m","reasoning_effort":"high","messages":[{"role":"user","content":"%s"}%s],
                 "tools":[{"type":"function","function":{"name":"weather","parameters":{"type":"object"}}}]}""".formatted(firstWords, turn);
    }

    private static String responses(String rest) {
        return """
                {"model":"m","reasoning":{"effort":"high"},
                 "input":[{"type":"message","role":"user","content":"%s"}%s],
                 "tools":[{"type":"function","name":"weather","parameters":{"type":"object"},"strict":false}]}""".formatted(FIRST_WORDS, rest);
    }

    private static TestingProxy start(String protocol, FakeUpstream upstream) {
        var version = protocol.startsWith("openai") ? "/v1" : "";
        return TestingProxy.start(
                Requests.configuration(protocol, upstream) + """
                  other:
                    protocol: %s
                    base-url: %s%s
                    accounts: [{ name: two, api-key: "another-key" }]
                    models: [m]
                """.formatted(protocol, upstream.uri(), version));
    }

    private static String second(FakeUpstream upstream) {
        upstream.received();
        return upstream.received().text();
    }

    private static void post(TestingProxy proxy, String path, String body) throws IOException, InterruptedException {
        post(proxy, "authorization", path, body);
    }

    private static void post(TestingProxy proxy, String keyHeader, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(proxy.uri() + path))
                .header(keyHeader, keyHeader.equals("authorization") ? "Bearer " + TestingProxy.KEY : TestingProxy.KEY)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
