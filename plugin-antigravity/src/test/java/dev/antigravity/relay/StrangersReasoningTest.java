package dev.antigravity.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A conversation that was elsewhere in between comes back to a maker who can read only its own reasoning.
class StrangersReasoningTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String GOOGLES =
            Base64.getEncoder().encodeToString("xsig1.a.cA.proof".getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest
    @ValueSource(strings = {"xsig1.g.proof", "xsig1.r.rs_1.sealed", "xsig1.p.0", ""})
    void anthropicIsNotSentOthersThinkingAndTheRestPassesAsItIs(String proof) throws Exception {
        var body =
                anthropic("{\"type\":\"thinking\",\"thinking\":\"Hm.\",\"signature\":\"" + proof + "\"},", "adaptive");

        assertThat(sent("anthropic-messages", "/v1/messages", body)).isEqualTo(anthropic("", "adaptive"));
    }

    @Test
    void itsOwnThinkingStaysByteForByte() throws Exception {
        var body = anthropic("{\"type\":\"thinking\",\"thinking\":\"Hm.\",\"signature\":\"own\"},", "adaptive")
                .replace("{\"type\":\"text\"", "{ \"type\":\"text\"");

        assertThat(sent("anthropic-messages", "/v1/messages", body)).isEqualTo(body);
    }

    @Test
    void aTurnOfCallsLeftWithoutItsThinkingDoesNotGoOnThinkingByABudget() throws Exception {
        var body = anthropic("{\"type\":\"thinking\",\"thinking\":\"Hm.\",\"signature\":\"\"},", "enabled");

        assertThat(sent("anthropic-messages", "/v1/messages", body))
                .contains("tool_result")
                .doesNotContain("\"thinking\"");
    }

    @Test
    void openAiIsNotSentOthersReasoning() throws Exception {
        var body = """
            {"model":"m","input":[{"role":"user","content":"x"},
             {"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"xsig1.a.cA.proof"},
             {"type":"message","role":"assistant","content":[{"type":"output_text","text":"Yes."}]},
             {"role":"user","content":"y"}]}\
            """;

        assertThat(sent("openai-responses", "/v1/responses", body))
                .contains("Yes.")
                .doesNotContain("xsig1", "rs_1");
    }

    @Proves("SIG-002")
    @Test
    void openAiIsNotSentGooglesProofsButAModelOfGooglesBehindChatIs() throws Exception {
        var body = """
            {"model":"MODEL","messages":[{"role":"user","content":"x"},
             {"role":"assistant","content":null,"tool_calls":[{"id":"c","type":"function",
              "function":{"name":"look","arguments":"{}"},"extra_content":{"google":{"thought_signature":"EjQK"}}}]},
             {"role":"tool","tool_call_id":"c","content":"Yes."}]}\
            """;

        assertThat(sent("openai-chat", "/v1/chat/completions", body.replace("MODEL", "m")))
                .contains("Yes.")
                .doesNotContain("extra_content", "EjQK");
        assertThat(sent("openai-chat", "/v1/chat/completions", body.replace("MODEL", "stub/gemini-3-pro")))
                .contains("\"extra_content\":{\"google\":{\"thought_signature\":\"EjQK\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gemini", "cloud-code"})
    void googleIsNotSentOthersThoughts(String protocol) throws Exception {
        var body = """
            {"contents":[{"role":"user","parts":[{"text":"x"}]},
             {"role":"model","parts":[{"text":"","thought":true,"thoughtSignature":"%s"},{"text":"Yes."}]},
             {"role":"user","parts":[{"text":"y"}]}]}\
            """.formatted(GOOGLES);

        assertThat(sent(protocol, "/v1beta/models/m:generateContent", body))
                .contains("Yes.")
                .doesNotContain(GOOGLES, "xsig1");
    }

    @Test
    void aMarkIsFoundWhereverItStands() {
        for (var at : new int[] {0, 65_500, 65_530, 65_536, 200_000}) {
            var document = "x".repeat(at) + "\"signature\":\"xsig1.g.a\"" + "x".repeat(100_000);

            assertThat(StrangersReasoning.isIn(document.getBytes(StandardCharsets.UTF_8)))
                    .isTrue();
        }
        assertThat(StrangersReasoning.isIn("x".repeat(200_000).getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    private static String anthropic(String thinking, String how) {
        return "{\"model\":\"m\",\"max_tokens\":9000,\"messages\":[{\"role\":\"user\",\"content\":\"x\"},"
                + "{\"role\":\"assistant\",\"content\":[" + thinking
                + "{\"type\":\"text\",\"text\":\"Yes.\"},"
                + "{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"f\",\"input\":{}}]},"
                + "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\"}]}],"
                + "\"thinking\":{\"type\":\"" + how + "\",\"budget_tokens\":2000}}";
    }

    private static String sent(String protocol, String path, String body) throws IOException, InterruptedException {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration(protocol, upstream))) {
            var request = HttpRequest.newBuilder(URI.create(proxy.uri() + path))
                    .header("authorization", "Bearer " + TestingProxy.KEY)
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return upstream.received().text();
        }
    }
}
