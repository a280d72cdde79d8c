package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Counting tokens over the wire (TOK-001, TOK-002).
@Proves({"TOK-001", "TOK-002"})
class TokenCountDoorTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final String ANTHROPIC = """
            {"model":"m", "system":"Be brief.","messages":[{"role":"user","content":"Hello"}]}""";
    private static final String RESPONSES = """
            {"model":"m","instructions":"Be brief.","input":"Hello"}""";
    private static final String GEMINI = """
            {"generateContentRequest":{"model":"models/m","systemInstruction":{"parts":[{"text":"Be brief."}]},\
            "contents":[{"role":"user","parts":[{"text":"Hello"}]}]}}""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anthropic | anthropic-messages | /v1/messages/count_tokens            | {\"input_tokens\":17}",
                "anthropic | openai-responses   | /v1/responses/input_tokens           | {\"input_tokens\":17}",
                "anthropic | gemini             | /v1beta/models/m:countTokens         | {\"input_tokens\":17}",
                "anthropic | cloud-code         | /v1internal:countTokens              | {\"input_tokens\":17}",
                "responses | openai-responses   | /v1/responses/input_tokens | {\"object\":\"response.input_tokens\",\"input_tokens\":17}",
                "responses | anthropic-messages | /v1/messages/count_tokens  | {\"object\":\"response.input_tokens\",\"input_tokens\":17}",
                "gemini    | gemini             | /v1beta/models/m:countTokens         | {\"totalTokens\":17}",
                "gemini-v1 | gemini             | /v1beta/models/m:countTokens         | {\"totalTokens\":17}",
                "gemini    | cloud-code         | /v1internal:countTokens              | {\"totalTokens\":17}",
                "gemini    | anthropic-messages | /v1/messages/count_tokens            | {\"totalTokens\":17}"
            })
    void theUpstreamCounts(String client, String upstream, String path, String counted) throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration(upstream, fake))) {
            fake.answer(200, Map.of(), bytes(count(upstream)));

            var answer = post(proxy, path(client), body(client));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(counted);
            assertThat(answer.headers().firstValue("x-fidelity-receipt")).isEmpty();
            var received = fake.received();
            assertThat(received.target()).isEqualTo(path);
            assertThat(received.text()).contains("Hello", "Be brief.").doesNotContain("max_tokens", "stream");
        }
    }

    @Test
    void ownBytesAreCountedAsTheyAre() throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("anthropic-messages", fake))) {
            fake.answer(200, Map.of("request-id", "req_theirs"), bytes("{ \"input_tokens\": 17 }"));

            var answer = post(proxy, "/v1/messages/count_tokens?beta=true", ANTHROPIC);

            assertThat(answer.body()).isEqualTo("{ \"input_tokens\": 17 }");
            assertThat(answer.headers().firstValue("request-id")).contains("req_theirs");
            var received = fake.received();
            assertThat(received.target()).isEqualTo("/v1/messages/count_tokens?beta=true");
            assertThat(received.text()).isEqualTo(ANTHROPIC);
            assertThat(proxy.onlyExchange().failure()).isEmpty();
        }
    }

    @Test
    void anotherNameOfAGeminiModelIsChangedInsideToo() throws Exception {
        try (var fake = new FakeUpstream();
                var proxy =
                        TestingProxy.start(Requests.configuration("gemini", fake) + "models: { nick: [stub/m] }\n")) {
            fake.answer(200, Map.of(), bytes("{\"totalTokens\":17}"));

            post(proxy, "/v1beta/models/nick:countTokens", GEMINI.replace("models/m", "models/nick"));

            var received = fake.received();
            assertThat(received.target()).isEqualTo("/v1beta/models/m:countTokens");
            assertThat(received.text()).isEqualTo(GEMINI);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anthropic | {\"input_tokens\":",
                "responses | {\"object\":\"response.input_tokens\",\"input_tokens\":",
                "gemini    | {\"totalTokens\":"
            })
    void whereNobodyCountsItIsEstimatedAndSaysSo(String client, String start) throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("openai-chat", fake))) {
            var answer = post(proxy, path(client), body(client));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).startsWith(start);
            assertThat(answer.headers().firstValue("x-fidelity-receipt")).contains("estimated:input_tokens");
            assertThat(fake.others()).isEmpty();
        }
    }

    @Test
    void anUpstreamThatLacksItsCountingIsEstimatedFor() throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("anthropic-messages", fake))) {
            fake.answer(404, Map.of(), bytes("{\"detail\":\"Not Found\"}"));

            var answer = post(proxy, "/v1/messages/count_tokens", ANTHROPIC);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(((JsonObject) Json.parse(answer.body())).names()).containsExactly("input_tokens");
            assertThat(answer.headers().firstValue("x-fidelity-receipt")).contains("estimated:input_tokens");
        }
    }

    @Test
    void anUpstreamThatLacksTheModelIsBelieved() throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("anthropic-messages", fake))) {
            var theirs = "{\"type\":\"error\",\"error\":{\"type\":\"not_found_error\",\"message\":\"model: m\"}}";
            fake.answer(404, Map.of(), bytes(theirs));

            var answer = post(proxy, "/v1/messages/count_tokens", ANTHROPIC);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(theirs);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anthropic | openai-responses | 429 | \"type\":\"rate_limit_error\"",
                "responses | gemini           | 429 | \"code\":\"rate_limit_exceeded\"",
                "gemini    | openai-responses | 429 | \"status\":\"RESOURCE_EXHAUSTED\""
            })
    void aRefusedCountIsRefusedInTheClientsWords(String client, String upstream, int status, String words)
            throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration(upstream, fake))) {
            fake.answer(429, Map.of("retry-after", "7"), bytes(upstream.equals("gemini") ? """
                    {"error":{"code":429,"message":"slow down","status":"RESOURCE_EXHAUSTED"}}""" : """
                    {"error":{"message":"slow down","type":"rate_limit_error","code":"rate_limit_exceeded"}}"""));

            var answer = post(proxy, path(client), body(client));

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).contains(words, "slow down");
            assertThat(answer.headers().firstValue("retry-after")).contains("7");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "anthropic | {\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\"",
                "responses | {\"error\":{",
                "gemini    | {\"error\":{\"code\":400"
            })
    void whatIsNoRequestIsRefusedBeforeAnybodyIsAsked(String client, String envelope) throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("openai-chat", fake))) {
            var answer = post(proxy, path(client), "{\"model\":\"m\",\"messages\":7,\"input\":7,\"contents\":7}");

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).startsWith(envelope);
        }
    }

    @Test
    void aCountThatIsNoneIsTheUpstreamsFault() throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("gemini", fake))) {
            fake.answer(200, Map.of(), bytes("{\"tokens\":\"many\"}"));

            var answer = post(proxy, "/v1/messages/count_tokens", ANTHROPIC);

            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("\"api_error\"");
        }
    }

    @Test
    void strangersCannotCount() throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("anthropic-messages", fake))) {
            var request = HttpRequest.newBuilder(URI.create(proxy.uri() + "/v1/messages/count_tokens"))
                    .POST(HttpRequest.BodyPublishers.ofString(ANTHROPIC));

            var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(fake.others()).isEmpty();
        }
    }

    private static String path(String client) {
        return switch (client) {
            case "anthropic" -> "/v1/messages/count_tokens";
            case "responses" -> "/v1/responses/input_tokens";
            case "gemini-v1" -> "/v1/models/m:countTokens";
            default -> "/v1beta/models/m:countTokens";
        };
    }

    private static String count(String upstream) {
        return switch (upstream) {
            case "anthropic-messages" -> "{\"input_tokens\":17}";
            case "openai-responses" -> "{\"object\":\"response.input_tokens\",\"input_tokens\":17}";
            default -> "{\"totalTokens\":17}";
        };
    }

    private static String body(String client) {
        return switch (client) {
            case "anthropic" -> ANTHROPIC;
            case "responses" -> RESPONSES;
            default -> GEMINI;
        };
    }

    private static HttpResponse<String> post(TestingProxy proxy, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(proxy.uri() + path))
                .header("authorization", "Bearer " + TestingProxy.KEY)
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
