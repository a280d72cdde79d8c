package dev.antigravity.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.sandbox.TestClient;
import dev.antigravity.sandbox.TestClient.SentEvent;
import dev.antigravity.sandbox.json.Json;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every protocol streams in its grammar, and a stream says what the whole answer says.
class StreamsTest {
    private static final String TOOL_SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}},\"required\":[\"a\"]}";

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final TestClient client = new TestClient(sandbox);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "answer Hello, world.",
                "think A thought.\nanswer An answer.\ncall look {\"a\":\"ü \\\"x\\\" 😀\",\"n\":1.0,\"m\":12345678901234567890}",
                "call look {\"a\":\"1\"}\ncall look {\"a\":\"2\"}\nchunk 1",
                "call look {\"a\":\"1\"}\ncall look {\"a\":\"22222222222222222222222222\"}\nchunk 3\ninterleave",
                "call look",
                "redact\nanswer after",
                "answer \"\"",
                "refuse I will not.",
                "answer cut\nstop max-tokens",
                "answer paused\nstop pause",
                "words 400",
                "call unknown {}",
            })
    void streamsSayWhatWholeAnswersSay(String script) {
        assertThat(AnthropicGrammar.check(
                        client.anthropic(anthropic(script, true)).events()))
                .isEqualTo(AnthropicGrammar.whole(
                        client.anthropic(anthropic(script, false)).json()));
        assertThat(ChatGrammar.check(client.chat(chat(script, true)).events(), true))
                .isEqualTo(ChatGrammar.whole(client.chat(chat(script, false)).json()));
        assertThat(ResponsesGrammar.check(
                        client.responses(responses(script, true)).events()))
                .isEqualTo(ResponsesGrammar.whole(
                        client.responses(responses(script, false)).json()));
        var whole = GeminiGrammar.whole(client.gemini("sandbox-gemini-pro:generateContent", gemini(script))
                .json());
        assertThat(GeminiGrammar.check(
                        client
                                .gemini("sandbox-gemini-pro:streamGenerateContent?alt=sse", gemini(script))
                                .events()
                                .stream()
                                .map(SentEvent::json)
                                .toList()))
                .isEqualTo(whole);
        assertThat(GeminiGrammar.check(client.gemini("sandbox-gemini-pro:streamGenerateContent", gemini(script))
                        .json()))
                .isEqualTo(whole);
    }

    @Test
    void wrapsEveryChunkOfCloudCode() {
        var body =
                "{\"model\":\"sandbox-gemini-pro\",\"request\":" + gemini("think Hm.\nanswer Hello.\ncall look") + "}";

        var stream = client.cloudCode("streamGenerateContent?alt=sse", body).events();
        var whole = client.cloudCode("generateContent", body).json();

        assertThat(GeminiGrammar.check(stream.stream()
                        .map(event -> event.json().get("response"))
                        .toList()))
                .isEqualTo(GeminiGrammar.whole(whole.get("response")));
    }

    @Test
    void leavesTheUsageChunkOutUnlessItIsAskedFor() {
        var body = chat("answer hi", true).replace("\"include_usage\":true", "\"include_usage\":false");

        var events = client.chat(body).events();

        assertThat(ChatGrammar.check(events, false).blocks()).containsExactly("text: hi");
        assertThat(events).noneSatisfy(event -> assertThat(event.data()).contains("\"usage\""));
    }

    @Test
    void keepsEveryDigitAndTheOrderOfArguments() {
        var arguments = "{\"z\":1.0,\"a\":12345678901234567890,\"e\":1e5}";
        var script = "call look " + arguments;

        assertThat(client.anthropic(anthropic(script, false)).body()).contains("\"input\":" + arguments);
        assertThat(client.gemini("sandbox-gemini-pro:generateContent", gemini(script))
                        .body())
                .contains("\"args\":" + arguments);
        assertThat(AnthropicGrammar.check(
                                client.anthropic(anthropic(script, true)).events())
                        .blocks())
                .containsExactly("call look: " + arguments);
        assertThat(ResponsesGrammar.check(
                                client.responses(responses(script, true)).events())
                        .blocks())
                .containsExactly("call look: " + arguments);
    }

    @Test
    void dealsInterleavedCallsInTurn() {
        var script = "call look {\"a\":\"1111\"}\ncall look {\"a\":\"2222\"}\nchunk 4\ninterleave";

        var indexes = client.chat(chat(script, true)).events().stream()
                .filter(event -> event.data().contains("tool_calls\":["))
                .map(event ->
                        event.json().at("/choices/0/delta/tool_calls/0/index").asInt())
                .limit(6)
                .toList();

        assertThat(indexes).containsExactly(0, 1, 0, 1, 0, 1);
    }

    @Test
    void showsThinkingOnlyWhereItIsAskedFor() {
        var script = "think A secret.\nanswer Open.";
        var responses = responses(script, false).replace("\"summary\":\"auto\"", "\"summary\":null");
        var gemini = gemini(script).replace("\"includeThoughts\":true", "\"includeThoughts\":false");
        var anthropic = anthropic(script, false).replace("\"type\":\"adaptive\"", "\"type\":\"disabled\"");

        assertThat(ResponsesGrammar.whole(client.responses(responses).json()).blocks())
                .containsExactly("text: Open.");
        assertThat(GeminiGrammar.whole(client.gemini("sandbox-gemini-pro:generateContent", gemini)
                                .json())
                        .blocks())
                .containsExactly("text: Open.");
        assertThat(AnthropicGrammar.whole(client.anthropic(anthropic).json()).blocks())
                .containsExactly("text: Open.");
    }

    @Test
    void reportsTheNumbersItIsToldTo() {
        var script = "answer hi\nusage input=1000 cache-read=600 cache-write=100 output=50 thinking=20";

        var usage = client.anthropic(anthropic(script, false)).json().get("usage");
        assertThat(usage.get("input_tokens").asInt()).isEqualTo(300);
        assertThat(usage.get("cache_read_input_tokens").asInt()).isEqualTo(600);
        assertThat(usage.get("cache_creation_input_tokens").asInt()).isEqualTo(100);
        assertThat(usage.get("output_tokens").asInt()).isEqualTo(50);
        assertThat(usage.get("output_tokens_details").get("thinking_tokens").asInt())
                .isEqualTo(20);
        assertThat(client.chat(chat(script, false))
                        .json()
                        .at("/usage/prompt_tokens_details/cached_tokens")
                        .asInt())
                .isEqualTo(600);
    }

    private static String anthropic(String script, boolean stream) {
        var body = Json.object()
                .put("model", "sandbox-claude-opus")
                .put("max_tokens", 1000)
                .put("stream", stream);
        body.putObject("thinking").put("type", "adaptive");
        body.putArray("messages").addObject().put("role", "user").put("content", block(script));
        body.putArray("tools").addObject().put("name", "look").set("input_schema", Json.parse(TOOL_SCHEMA));
        return Json.text(body);
    }

    private static String chat(String script, boolean stream) {
        var body = Json.object()
                .put("model", "sandbox-gpt")
                .put("reasoning_effort", "low")
                .put("stream", stream);
        if (stream) {
            body.putObject("stream_options").put("include_usage", true);
        }
        body.putArray("messages").addObject().put("role", "user").put("content", block(script));
        body.putArray("tools")
                .addObject()
                .put("type", "function")
                .putObject("function")
                .put("name", "look")
                .set("parameters", Json.parse(TOOL_SCHEMA));
        return Json.text(body);
    }

    private static String responses(String script, boolean stream) {
        var body = Json.object()
                .put("model", "sandbox-gpt")
                .put("input", block(script))
                .put("stream", stream);
        body.putObject("reasoning").put("summary", "auto");
        body.putArray("tools")
                .addObject()
                .put("type", "function")
                .put("name", "look")
                .set("parameters", Json.parse(TOOL_SCHEMA));
        return Json.text(body);
    }

    private static String gemini(String script) {
        var body = Json.object();
        body.putArray("contents")
                .addObject()
                .put("role", "user")
                .putArray("parts")
                .addObject()
                .put("text", block(script));
        body.putObject("generationConfig").putObject("thinkingConfig").put("includeThoughts", true);
        body.putArray("tools")
                .addObject()
                .putArray("functionDeclarations")
                .addObject()
                .put("name", "look")
                .set("parametersJsonSchema", Json.parse(TOOL_SCHEMA));
        return Json.text(body);
    }

    private static String block(String script) {
        return "Please.\n[sandbox]\n" + script + "\n[/sandbox]";
    }
}
