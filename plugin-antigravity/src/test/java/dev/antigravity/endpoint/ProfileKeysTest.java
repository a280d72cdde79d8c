package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every key of an upstream profile, from the line in the configuration to what the upstream gets.
class ProfileKeysTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final String THINK = "'thinking':{'type':'enabled','budget_tokens':20000},";
    private static final String MID = """
            'messages':[{'role':'user','content':'x'},{'role':'system','content':'S'}]""";
    private static final String TOOL = "'tools':[{'name':'f','input_schema':{'type':'object','properties':"
            + "{'a':{'type':'string','pattern':'b'}}}}],";
    private static final String SERVER_TOOL = "'tools':[{'type':'code_execution_20250825','name':'code_execution'}],";
    private static final String CACHED = """
            'messages':[{'role':'user','content':[{'type':'text','text':'x','cache_control':{'type':'ephemeral'}}]}]""";

    /// @param key      the key; several for one that works only with another
    /// @param profile  the profile as a user writes it
    /// @param upstream its protocol
    /// @param request  members of a request of Anthropic's protocol, `messages` left to the default if absent
    /// @param sent     what the upstream gets because of the key; after an exclamation mark, what it does not
    record Case(String key, String profile, String upstream, String request, String sent) {
        @Override
        public String toString() {
            return profile + " at " + upstream;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                of("anthropic-version", "'2026-10-21'", "anthropic-messages", "", "anthropic-version: 2026-10-21"),
                of("sampling", "false", "anthropic-messages", "'temperature':0.5,", "!temperature"),
                of("thinking", "budget", "anthropic-messages", THINK, "\"budget_tokens\":20000"),
                of("thinking", "adaptive", "anthropic-messages", THINK, "\"thinking\":{\"type\":\"adaptive\"}"),
                of("thinking", "none", "anthropic-messages", THINK, "!thinking"),
                of("thinking", "budget", "gemini", THINK, "\"thinkingBudget\":20000"),
                of("thinking", "level", "gemini", THINK, "\"thinkingLevel\":\"HIGH\""),
                of("thinking", "none", "cloud-code", THINK, "!thinkingConfig"),
                of("max-thinking-budget", "4096, thinking: budget", "gemini", THINK, "\"thinkingBudget\":4096"),
                of("max-thinking-budget", "4096, thinking: budget", "anthropic-messages", THINK, "_tokens\":4096"),
                of("min-thinking-budget", "30000, thinking: budget", "gemini", THINK, "\"thinkingBudget\":30000"),
                of("mid-system", "true", "anthropic-messages", MID, "{\"role\":\"system\""),
                of("max-output", "5", "anthropic-messages", "'max_tokens':9,", "\"max_tokens\":5"),
                of("max-output", "5", "openai-chat", "'max_tokens':9,", "\"max_completion_tokens\":5"),
                of("max-output", "20", "openai-responses", "'max_tokens':90,", "\"max_output_tokens\":20"),
                of("max-output", "5", "gemini", "'max_tokens':9,", "\"maxOutputTokens\":5"),
                of("max-tokens-field", "max_tokens", "openai-chat", "'max_tokens':9,", "\"max_tokens\":9"),
                of("system-role", "developer", "openai-chat", "'system':'S',", "\"role\":\"developer\""),
                of("efforts", "[low]", "openai-chat", THINK, "\"reasoning_effort\":\"low\""),
                of("efforts", "[]", "openai-responses", THINK, "!reasoning"),
                of("efforts", "[low]", "gemini", THINK, "\"thinkingLevel\":\"LOW\""),
                of("efforts", "[medium]", "anthropic-messages", THINK, "\"effort\":\"medium\""),
                of("cache-breakpoints", "true", "openai-chat", CACHED, "prompt_cache_breakpoint"),
                of("schema", "openapi", "gemini", TOOL, "\"pattern\":\"b\""),
                of("schema", "json", "cloud-code", TOOL, "parametersJsonSchema"),
                of("schema-hints", "true", "gemini", TOOL, "{pattern: "),
                of("auto-mode", "VALIDATED", "cloud-code", TOOL, "\"mode\":\"VALIDATED\""),
                of("server-tools", "drop", "openai-chat", SERVER_TOOL, "!code_execution"),
                of("force-stream", "true", "openai-chat", "", "\"stream\":true"),
                of("omit", "[max_tokens]", "anthropic-messages", "", "!max_tokens"),
                of("dialect", "agent", "cloud-code", "", "\"requestType\":\"agent\""),
                of("project", "my-project", "cloud-code", "", "\"project\":\"my-project\""),
                of("user-agent", "me, dialect: agent", "cloud-code", "", "\"userAgent\":\"me\""));
    }

    private static Case of(String key, String value, String upstream, String request, String sent) {
        return new Case(key, "{ " + key + ": " + value + " }", upstream, request, sent);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void reachesTheWire(Case one) throws Exception {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(configuration(one, upstream))) {
            assertThat(ask(proxy, one.request()).statusCode()).isNotEqualTo(400);

            var received = upstream.received();
            var sent = received.headers().entrySet().stream()
                            .map(header -> header.getKey() + ": " + header.getValue() + "\n")
                            .collect(Collectors.joining())
                    + received.text();
            if (one.sent().startsWith("!")) {
                assertThat(sent).doesNotContain("\"" + one.sent().substring(1));
            } else {
                assertThat(sent).contains(one.sent());
            }
        }
    }

    @Test
    void everyKeyIsProved() {
        var elsewhere = List.of("ask-usage", "sign-thinking", "prefill", "default-max-tokens", "pictures");

        assertThat(Stream.concat(cases().map(Case::key), elsewhere.stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(UpstreamProfile.keys());
    }

    @Test
    void aLimitTheClientDidNotSetIsTheProfiles() throws Exception {
        var one = of("default-max-tokens", "77", "anthropic-messages", "", "");
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(configuration(one, upstream))) {
            post(proxy, "/v1/chat/completions", "{'model':'m','messages':[{'role':'user','content':'x'}]}");

            assertThat(upstream.received().text()).contains("\"max_tokens\":77");
        }
    }

    @Test
    void anUpstreamWithoutPrefillIsNotAskedToContinue() throws Exception {
        var one = of("prefill", "false", "anthropic-messages", "", "");
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(configuration(one, upstream))) {
            var answer = ask(proxy, "'messages':[{'role':'user','content':'x'},{'role':'assistant','content':'Once'}]");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("messages");
            assertThat(upstream.others()).isEmpty();
        }
    }

    @Test
    void aServerToolTheUpstreamLacksCanBeRefused() throws Exception {
        var one = of("server-tools", "reject", "openai-chat", "", "");
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(configuration(one, upstream))) {
            var answer = ask(proxy, SERVER_TOOL);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("tools[0]");
        }
    }

    @Test
    void usageIsAskedForInTheVerbatimLaneUnlessTheProfileForbids() throws Exception {
        for (var asks : List.of(true, false)) {
            try (var upstream = new FakeUpstream();
                    var proxy = TestingProxy.start(
                            configuration(of("ask-usage", asks.toString(), "openai-chat", "", ""), upstream))) {
                post(proxy, "/v1/chat/completions", "{'model':'m','stream':true,'messages':[]}");

                assertThat(upstream.received().text().contains("include_usage")).isEqualTo(asks);
            }
        }
    }

    @Test
    void reasoningNobodyHasSignedIsSignedWhereTheProfileSaysSo() throws Exception {
        for (var signs : List.of(true, false)) {
            try (var upstream = new FakeUpstream();
                    var proxy = TestingProxy.start(
                            configuration(of("sign-thinking", signs.toString(), "openai-chat", "", ""), upstream))) {
                upstream.answer(200, Map.of(), """
                        {"choices":[{"index":0,"finish_reason":"stop",
                          "message":{"role":"assistant","reasoning_content":"Hm.","content":"Yes."}}]}""".getBytes(StandardCharsets.UTF_8));
                upstream.stream("""
                        data: {"choices":[{"index":0,"delta":{"reasoning_content":"Hm."}}]}

                        data: {"choices":[{"index":0,"delta":{"content":"Yes."},"finish_reason":"stop"}]}

                        data: [DONE]

                        """.getBytes(StandardCharsets.UTF_8), 1_000);

                var whole = ask(proxy, "").body();
                var streamed = ask(proxy, "'stream':true,").body();

                assertThat(whole).contains("\"signature\":\"" + (signs ? "xsig1.p.0" : "") + "\"");
                assertThat(streamed.contains("{\"type\":\"signature_delta\",\"signature\":\"xsig1.p.0\"}"))
                        .isEqualTo(signs);
            }
        }
    }

    @Test
    void ourOwnSignatureIsSentToNobody() throws Exception {
        for (var protocol : List.of("openai-chat", "openai-responses", "gemini", "cloud-code")) {
            try (var upstream = new FakeUpstream();
                    var proxy = TestingProxy.start(configuration(of("omit", "[]", protocol, "", ""), upstream))) {
                ask(proxy, """
                        'messages':[{'role':'user','content':'x'},
                          {'role':'assistant','content':[{'type':'thinking','thinking':'Hm.','signature':'xsig1.p.0'},
                            {'type':'text','text':'Yes.'}]},
                          {'role':'user','content':'y'}]""");

                assertThat(upstream.received().text()).contains("Yes.").doesNotContain("xsig1", "Hm.");
            }
        }
    }

    /// What a model entry says of its limits counts like the keys of a profile.
    @Test
    void aModelsStatedLimitsHold() throws Exception {
        var models = "models: [{ id: m, max-output: 5, thinking: { min: 2000, max: 3000 } }]";
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(configuration("gemini", upstream, models))) {
            var answer = ask(proxy, "'max_tokens':9," + THINK);

            assertThat(upstream.received().text()).contains("\"maxOutputTokens\":5", "\"thinkingBudget\":3000");
            assertThat(answer.headers().firstValue("x-fidelity-receipt")).isEmpty();
        }
        models = "models: [{ id: m, thinking: { levels: [low, medium] } }]";
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(configuration("openai-chat", upstream, models))) {
            ask(proxy, THINK);

            assertThat(upstream.received().text()).contains("\"reasoning_effort\":\"medium\"");
        }
    }

    @Test
    void aClampedLimitIsNoted() throws Exception {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(configuration(of("max-output", "5", "openai-chat", "", ""), upstream))) {
            upstream.answer(200, Map.of(), """
                    {"choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"Y"}}]}""".getBytes(StandardCharsets.UTF_8));

            var answer = ask(proxy, "'max_tokens':9,");

            assertThat(answer.headers().firstValue("x-fidelity-receipt")).contains("clamped:max_tokens");
        }
    }

    /// An upstream of the client's own protocol would get the client's own bytes, did it not ask for some to be left
    /// out.
    private static String configuration(Case one, FakeUpstream upstream) {
        var profile = one.upstream().equals("anthropic-messages") && !one.key().equals("omit")
                ? one.profile().replace(" }", ", omit: [nothing] }")
                : one.profile();
        return configuration(one.upstream(), upstream, "models: [m]\n    profile: " + profile);
    }

    private static String configuration(String protocol, FakeUpstream upstream, String rest) {
        return """
                providers:
                  stub:
                    protocol: %s
                    base-url: %s%s
                    accounts: [{ name: one, api-key: "upstream-key" }]
                    %s
                """.formatted(protocol, upstream.uri(), protocol.startsWith("openai") ? "/v1" : "", rest);
    }

    /// @param members of a request of Anthropic's protocol
    private static HttpResponse<String> ask(TestingProxy proxy, String members)
            throws IOException, InterruptedException {
        var messages = members.contains("'messages'") ? "" : "'messages':[{'role':'user','content':'x'}]";
        var limit = members.contains("'max_tokens'") ? "" : "'max_tokens':32000,";
        return post(proxy, "/v1/messages", "{'model':'m'," + limit + members + messages + "}");
    }

    private static HttpResponse<String> post(TestingProxy proxy, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(proxy.uri() + path))
                .header("authorization", "Bearer " + TestingProxy.KEY)
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')));
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
