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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestIdTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final byte[] REFUSAL =
            "{\"error\":{\"message\":\"no\",\"type\":\"invalid_request_error\"}}".getBytes(StandardCharsets.UTF_8);

    @Proves("GEN-021")
    @Test
    void everyAnswerNamesItsRequestWhereTheClientLooks() throws IOException, InterruptedException {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("openai-chat", upstream))) {
            var names = Map.of("/v1/messages", "request-id", "/v1/responses", "x-request-id");
            var seen = new HashSet<String>();
            for (var path : names.keySet()) {
                for (var stream : List.of(true, false)) {
                    upstream.stream(
                            (Requests.CHAT_START + Requests.CHAT_END).getBytes(StandardCharsets.UTF_8), 1 << 20);
                    upstream.answer(400, Map.of(), REFUSAL);
                    for (var status : List.of(200, 400)) {
                        var answer = ask(proxy, path, stream);
                        assertThat(answer.statusCode()).isEqualTo(status);
                        assertThat(answer.headers().firstValue(names.get(path)))
                                .as("%s, stream %s, status %d", path, stream, status)
                                .hasValueSatisfying(
                                        id -> assertThat(seen.add(id)).isTrue());
                    }
                }
            }
        }
    }

    @Proves({"GEN-021", "ERR-012"})
    @Test
    void anAnthropicErrorNamesTheSameIdInItsBody() throws IOException, InterruptedException {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("openai-chat", upstream))) {
            upstream.answer(400, Map.of(), REFUSAL);

            var answer = ask(proxy, "/v1/messages", false);

            var named = ((JsonObject) Json.parse(answer.body())).text("request_id");
            assertThat(named).isPresent().isEqualTo(answer.headers().firstValue("request-id"));
        }
    }

    @Proves({"GEN-004", "GEN-021"})
    @Test
    void anIdOfTheUpstreamIsLeftInPlace() throws IOException, InterruptedException {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("anthropic-messages", upstream))) {
            upstream.answer(200, Map.of("request-id", "req_upstream"), "{}".getBytes(StandardCharsets.UTF_8));

            var answer = ask(proxy, "/v1/messages", false);

            assertThat(answer.headers().firstValue("request-id")).isEqualTo(Optional.of("req_upstream"));
        }
    }

    @Proves({"GEN-004", "GEN-021"})
    @Test
    void anErrorThatPassesGetsOurIdIfItHasNone() throws IOException, InterruptedException {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("anthropic-messages", upstream))) {
            upstream.answer(400, Map.of(), REFUSAL);

            var answer = ask(proxy, "/v1/messages", false);

            assertThat(answer.body()).isEqualTo(REFUSAL);
            assertThat(answer.headers().firstValue("request-id")).isPresent();
        }
    }

    @Proves({"GEN-021", "ERR-012"})
    @ParameterizedTest
    @CsvSource({
        "POST, /v1/messages,              no,  401, request-id",
        "POST, /v1/messages,              yes, 400, request-id",
        "POST, /v1/chat/completions,      no,  401, x-request-id",
        "POST, /v1/responses,             yes, 400, x-request-id",
        "POST, /v1beta/models/m:no,       yes, 404, x-request-id",
        "GET,  /v1/models,                yes, 200, x-request-id"
    })
    void anAnswerThatNeverGotToARouteHasOneToo(String method, String path, String key, int status, String header)
            throws IOException, InterruptedException {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("openai-chat", upstream))) {
            var request = HttpRequest.newBuilder(URI.create(proxy.uri() + path))
                    .header("Authorization", key.equals("yes") ? "Bearer " + TestingProxy.KEY : "Bearer wrong")
                    .method(method, HttpRequest.BodyPublishers.ofString(method.equals("GET") ? "" : "[]"))
                    .build();

            var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue(header))
                    .hasValueSatisfying(id -> assertThat(id).startsWith("req_"));
            if (header.equals("request-id")) {
                assertThat(answer.body())
                        .contains(answer.headers().firstValue(header).orElseThrow());
            }
        }
    }

    private static HttpResponse<byte[]> ask(TestingProxy proxy, String path, boolean stream)
            throws IOException, InterruptedException {
        var body = path.endsWith("responses")
                ? "{\"model\":\"m\",\"input\":\"x\",\"stream\":" + stream + "}"
                : stream ? Requests.ANTHROPIC_STREAM : Requests.ANTHROPIC;
        var request = HttpRequest.newBuilder(URI.create(proxy.uri() + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TestingProxy.KEY)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
}
