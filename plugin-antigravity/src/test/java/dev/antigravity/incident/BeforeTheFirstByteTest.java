package dev.antigravity.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.RawClient;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// As long as a client has been told nothing, another account may serve it, on the verbatim lane, too.
class BeforeTheFirstByteTest {
    private static final Map<String, String> EVENTS =
            Map.of("Content-Type", "text/event-stream", "Connection", "close");
    private static final String GOOD = """
            event: message_start
            data: {"type":"message_start","message":{"id":"m","type":"message","role":"assistant","model":"m","content":[],"usage":{"input_tokens":1,"output_tokens":1}}}

            event: message_stop
            data: {"type":"message_stop"}

            """;

    @AutoClose
    private final FakeUpstream upstream = new FakeUpstream();

    private final TestingProxy proxy = TestingProxy.start("""
            providers:
              far:
                protocol: anthropic-messages
                base-url: "%s"
                models: [m]
                accounts: [{ name: one, api-key: k }, { name: two, api-key: l }]
            """.formatted(upstream.uri()));

    @AutoClose
    private final RawClient client = new RawClient(proxy.uri());

    BeforeTheFirstByteTest() throws IOException {}

    @AfterEach
    void stop() {
        proxy.close();
    }

    private String asked() throws IOException {
        upstream.stream(GOOD.getBytes(StandardCharsets.UTF_8), 7);
        client.post("/v1/messages", Requests.ANTHROPIC_STREAM);
        var answer = String.join("\n", client.readUntil("message_stop"));
        assertThat(proxy.onlyExchange().attempts()).hasSize(2);
        return answer;
    }

    @Test
    void aStreamThatBeginsWithAnErrorIsServedByAnother() throws IOException {
        upstream.stream(
                "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n"
                        .getBytes(StandardCharsets.UTF_8),
                11);

        assertThat(asked()).contains("200", "message_stop").doesNotContain("Overloaded");
        assertThat(proxy.onlyExchange().attempts().getFirst().outcome())
                .isEqualTo("an error event of a 200: Overloaded");
    }

    @Test
    void anErrorNobodyElseCanMendPassesAsItCame() throws IOException {
        var error =
                "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"No.\"}}\n\n";
        upstream.stream(error.getBytes(StandardCharsets.UTF_8), 7);

        client.post("/v1/messages", Requests.ANTHROPIC_STREAM);

        var answer = String.join("\n", client.readUntil("No."));
        assertThat(answer).contains("200 OK", "text/event-stream", "event: error");
        assertThat(proxy.onlyExchange().attempts()).hasSize(1);
    }

    @Test
    void aStreamThatHoldsNothingIsServedByAnother() throws IOException {
        upstream.stream(new byte[0], 1);

        assertThat(asked()).contains("200", "message_stop");
    }

    @Test
    void aStreamThatBreaksOffInItsFirstEventIsServedByAnother() throws IOException {
        upstream.then((_, out, socket) -> {
            FakeUpstream.head(200, Map.of("Content-Type", "text/event-stream", "Content-Length", "500"), out);
            out.write("event: message_start\nda".getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.close();
        });

        assertThat(asked()).contains("200", "message_stop");
    }

    @ParameterizedTest
    @CsvSource({"302, application/json", "304, application/json", "204, application/json", "200, text/html"})
    void whatIsNoAnswerIsServedByAnother(int status, String type) throws IOException {
        upstream.answer(status, Map.of("Content-Type", type, "Location", "http://elsewhere.example/"), new byte[0]);

        assertThat(asked()).contains("200", "message_stop").doesNotContain("elsewhere");
    }

    /// Whatever life an upstream shows reaches the client at once, though no event has come yet.
    @Test
    void aCommentIsNotHeldBack() throws IOException {
        var heard = new Semaphore(0);
        upstream.then((_, out, socket) -> {
            FakeUpstream.head(200, EVENTS, out);
            say(": still here\n\n", out);
            heard.acquireUninterruptibly();
            say(GOOD, out);
            socket.close();
        });
        client.post("/v1/messages", Requests.ANTHROPIC_STREAM);

        assertThat(client.readUntil("still here").getFirst()).contains("200");
        heard.release();
        assertThat(client.readUntil("message_stop")).anyMatch(line -> line.contains("message_start"));
    }

    private static void say(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
