package dev.antigravity.endpoint;

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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Gemini clients at the real proxy, above all those whose requests travel in Cloud Code's envelope.
class GeminiDoorTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String BODY = "{\"contents\":[{\"parts\":[{\"text\":\"x\"}]}]}";
    private static final String SSE = "/v1beta/models/m:streamGenerateContent?alt=sse";

    private static final String FIRST =
            "{ \"candidates\":[{\"content\":{\"parts\":[{\"text\":\"\\u00e4\"}]}}], \"n\":1.0e3}";
    private static final String LAST =
            "{\"candidates\":[{\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":7}}";
    private static final String CUT =
            "{\"error\":{\"code\":500,\"message\":\"upstream stream ended before completion\",\"status\":\"INTERNAL\"}}";

    @Proves("VRS-001")
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1 << 20})
    void aStreamComesOutOfItsEnvelopeByteForByte(int slice) throws Exception {
        var answer = ask(SSE, events(envelope(FIRST), "{\"traceId\":\"t\"}", envelope(LAST)), slice);

        assertThat(answer.headers().firstValue("content-type")).contains("text/event-stream; charset=utf-8");
        assertThat(answer.body()).isEqualTo("data: " + FIRST + "\n\ndata: " + LAST + "\n\n");
    }

    @Proves("GCL-004")
    @Test
    void aClientWithoutEventsGetsOneArray() throws Exception {
        var answer = ask("/v1beta/models/m:streamGenerateContent", events(envelope(FIRST), envelope(LAST)), 9);

        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
        assertThat(answer.body()).isEqualTo("[" + FIRST + "," + LAST + "]");
    }

    @Proves({"STR-008", "STR-009"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {SSE + "|data: %s", "/v1beta/models/m:streamGenerateContent|,%s]"})
    void aCutStreamEndsInAnError(String path, String end) throws Exception {
        assertThat(ask(path, events(envelope(FIRST)), 1 << 20).body().strip()).endsWith(end.formatted(CUT));
    }

    @Proves("STR-011")
    @Test
    void anUnreadableEventEndsTheStream() throws Exception {
        var body = ask(SSE, events(envelope(FIRST), "{oops", envelope(LAST)), 1 << 20)
                .body();

        assertThat(body)
                .startsWith("data: " + FIRST)
                .contains("upstream sent an unreadable event")
                .doesNotContain(LAST);
    }

    @Test
    void anErrorInTheStreamIsTheLastWord() throws Exception {
        var error = "{\"error\":{\"code\":503,\"message\":\"no capacity\",\"status\":\"UNAVAILABLE\"}}";

        assertThat(ask(SSE, events(envelope(FIRST), error), 1 << 20).body())
                .isEqualTo("data: " + FIRST + "\n\ndata: " + error + "\n\n");
    }

    @Test
    void tellsTheLedgerWhatPassedBy() throws Exception {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("cloud-code", upstream))) {
            upstream.stream(events(envelope(FIRST), envelope(LAST)), 1 << 20);
            post(proxy, SSE);

            assertThat(proxy.onlyExchange().usage())
                    .hasValueSatisfying(usage -> assertThat(usage.input()).isEqualTo(7));
        }
    }

    @Test
    void anEmptyEnvelopeIsABadGateway() throws Exception {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("cloud-code", upstream))) {
            upstream.answer(200, Map.of(), bytes("{\"traceId\":\"t\"}"));
            upstream.answer(200, Map.of(), bytes("{\"traceId\":\"t\"}"));

            var answer = post(proxy, "/v1beta/models/m:generateContent");

            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("\"status\":\"INTERNAL\"");
        }
    }

    @Proves("ERR-011")
    @Test
    void aRefusalTellsWhenToTryAgain() throws Exception {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("cloud-code", upstream))) {
            upstream.answer(429, Map.of(), bytes("""
                    {"error":{"code":429,"message":"slow","status":"RESOURCE_EXHAUSTED",
                      "details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"3.2s"}]}}"""));

            var answer = post(proxy, "/v1beta/models/m:generateContent");

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValue("retry-after")).contains("4");
            assertThat(answer.body()).contains("\"retryDelay\":\"4s\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/models/m:generateContent?key=" + TestingProxy.KEY + ", /v1beta/models/m:generateContent",
        "/v1beta/models/m:streamGenerateContent?alt=sse&key=" + TestingProxy.KEY
                + ", /v1beta/models/m:streamGenerateContent?alt=sse"
    })
    void aCallOfTheSameDialectKeepsItsMethodAndLosesItsKey(String path, String target) throws Exception {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("gemini", upstream))) {
            upstream.answer(200, Map.of(), bytes(LAST));

            var answer = CLIENT.send(
                    HttpRequest.newBuilder(URI.create(proxy.uri() + path))
                            .POST(HttpRequest.BodyPublishers.ofString(BODY))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            var received = upstream.received();
            assertThat(received.target()).isEqualTo(target);
            assertThat(received.text()).isEqualTo(BODY);
            assertThat(received.header("x-goog-api-key")).isEqualTo("upstream-key");
        }
    }

    @Proves({"MDL-001", "MDL-002"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1beta/models   | x-goog-api-key    | {\"models\":[{\"name\":\"models/m\"",
                "/v1beta/models   | authorization     | {\"models\":[{\"name\":\"models/m\"",
                "/v1beta/models/m | x-goog-api-key    | {\"name\":\"models/m\"",
                "/v1/models       | x-goog-api-key    | {\"models\":[{\"name\":\"models/m\"",
                "/v1/models       | authorization     | {\"object\":\"list\"",
                "/v1/models       | anthropic-version | {\"data\":[{\"type\":\"model\""
            })
    void listsModelsInTheShapeOfWhoAsks(String path, String header, String shape) throws Exception {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("gemini", upstream))) {
            var request = HttpRequest.newBuilder(URI.create(proxy.uri() + path + "?key=" + TestingProxy.KEY))
                    .header(header, header.equals("authorization") ? "Bearer " + TestingProxy.KEY : TestingProxy.KEY);

            var answer = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());

            assertThat(answer.body()).startsWith(shape);
        }
    }

    @Test
    void anUnknownModelIsRefusedInGooglesWords() throws Exception {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("gemini", upstream))) {
            var answer = post(proxy, "/v1beta/models/nobody:generateContent");

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("\"status\":\"NOT_FOUND\"");
        }
    }

    private static HttpResponse<String> ask(String path, byte[] stream, int slice) throws Exception {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("cloud-code", upstream))) {
            upstream.stream(stream, slice);
            return post(proxy, path);
        }
    }

    private static HttpResponse<String> post(TestingProxy proxy, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(proxy.uri() + path))
                .header("x-goog-api-key", TestingProxy.KEY)
                .POST(HttpRequest.BodyPublishers.ofString(BODY));
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String envelope(String response) {
        return "{\"response\":" + response + ",\"traceId\":\"t\"}";
    }

    private static byte[] events(String... data) {
        var events = new StringBuilder();
        for (var one : data) {
            events.append("data: ").append(one).append("\n\n");
        }
        return bytes(events.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
