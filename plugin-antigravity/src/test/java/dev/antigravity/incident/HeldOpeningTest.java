package dev.antigravity.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.RawClient;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events of a Responses stream that carry nothing wait for the next, for it may be a failure that another account
/// mends.
class HeldOpeningTest {
    private static final Map<String, String> EVENTS =
            Map.of("Content-Type", "text/event-stream", "Connection", "close");
    private static final String ASKED = "{\"model\":\"m\",\"stream\":true,\"input\":\"x\"}";
    private static final String CREATED = event(
            "response.created",
            "\"response\":{\"id\":\"r\",\"instructions\":\"" + "word ".repeat(8_000) + "\",\"output\":[]}");
    private static final String IN_PROGRESS =
            event("response.in_progress", "\"response\":{\"id\":\"r\",\"output\":[]}");
    private static final String FAILED = event(
            "response.failed",
            "\"response\":{\"id\":\"r\",\"error\":{\"code\":\"server_error\",\"message\":\"It fell over.\"}}");
    private static final String ITEM = event(
            "response.output_item.added",
            "\"output_index\":0,\"item\":{\"type\":\"message\",\"id\":\"m\",\"role\":\"assistant\",\"content\":[]}");
    private static final String COMPLETED =
            event("response.completed", "\"response\":{\"id\":\"r\",\"status\":\"completed\",\"output\":[]}");

    @AutoClose
    private final FakeUpstream upstream = new FakeUpstream();

    private final TestingProxy proxy = TestingProxy.start("""
            providers:
              far:
                protocol: openai-responses
                base-url: "%s/v1"
                models: [m]
                accounts: [{ name: one, api-key: k }, { name: two, api-key: l }]
            """.formatted(upstream.uri()));

    @AutoClose
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        proxy.close();
    }

    private static String event(String type, String members) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + members + "}\n\n";
    }

    private void plan(String... events) {
        upstream.stream(String.join("", events).getBytes(StandardCharsets.UTF_8), 999);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/responses", "/v1/messages"})
    void aFailureBehindThemIsMendedByAnother(String door) throws IOException, InterruptedException {
        plan(CREATED, IN_PROGRESS, FAILED);
        plan(CREATED, IN_PROGRESS, ITEM, COMPLETED);

        var answer = ask(door, door.endsWith("responses") ? ASKED : Requests.ANTHROPIC_STREAM);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(door.endsWith("responses") ? "response.completed" : "message_stop")
                .doesNotContain("response.failed", "fell over");
        assertThat(proxy.onlyExchange().attempts())
                .extracting(attempt -> attempt.account())
                .containsExactly("far/one", "far/two");
    }

    @Test
    void aStreamThatEndsBehindThemIsMendedByAnother() throws IOException, InterruptedException {
        plan(CREATED);
        plan(CREATED, ITEM, COMPLETED);

        assertThat(ask("/v1/responses", ASKED).body()).isEqualTo(CREATED + ITEM + COMPLETED);
        assertThat(proxy.onlyExchange().attempts()).hasSize(2);
    }

    @Test
    void everyByteOfAGoodStreamArrivesInOrder() throws IOException, InterruptedException {
        plan(CREATED, IN_PROGRESS, ITEM, COMPLETED);

        assertThat(ask("/v1/responses", ASKED).body()).isEqualTo(CREATED + IN_PROGRESS + ITEM + COMPLETED);
    }

    private HttpResponse<String> ask(String door, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(proxy.uri() + door))
                .header("Authorization", "Bearer " + TestingProxy.KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /// The first that carries something takes those before it along at once, as does a sign of life.
    @ParameterizedTest
    @ValueSource(strings = {"output_item", ": still here"})
    void nothingElseIsWaitedFor(String released) throws IOException {
        var heard = new Semaphore(0);
        upstream.then((_, out, socket) -> {
            FakeUpstream.head(200, EVENTS, out);
            say(CREATED, out);
            say(released.startsWith(":") ? released + "\n\n" : ITEM, out);
            heard.acquireUninterruptibly();
            say(COMPLETED, out);
            socket.close();
        });
        try (var raw = new RawClient(proxy.uri())) {
            raw.post("/v1/responses", ASKED);

            assertThat(raw.readUntil(released)).anyMatch(line -> line.contains("response.created"));
            heard.release();
            assertThat(raw.readUntil("response.completed")).isNotEmpty();
        }
    }

    private static void say(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
