package dev.antigravity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.sandbox.http.Outcome;
import dev.antigravity.sandbox.http.Outcome.End;
import dev.antigravity.sandbox.script.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes wrong does so on the wire, byte by byte.
class FaultsTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String STREAM = """
            {"model": "sandbox-claude-opus", "max_tokens": 100, "stream": true,
             "messages": [{"role": "user", "content": "hi"}]}""";

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final TestClient client = new TestClient(sandbox);

    @Test
    void cutsAStreamBetweenEventsWithoutTheLastChunk() throws IOException {
        sandbox.rules().next("answer one two three\nfault cut after=4");

        var received = receivedRaw();

        assertThat(received.split("event: ", -1)).hasSize(5);
        assertThat(received).endsWith("\n\n\r\n").doesNotContain("\r\n0\r\n");
        assertThat(outcome()).isEqualTo(new Outcome(200, 4, End.BROKEN_OFF));
    }

    @Test
    void cutsAStreamInTheMiddleOfAChunk() throws IOException {
        sandbox.rules().next("answer one two three\nfault cut after=4 midway");

        var received = receivedRaw();

        var lastChunk = received.substring(received.lastIndexOf("\n\n\r\n") + 4);
        var announced = Integer.parseInt(lastChunk.substring(0, lastChunk.indexOf("\r\n")), 16);
        var sent = lastChunk.length() - lastChunk.indexOf("\r\n") - 2;
        assertThat(sent).isPositive().isEqualTo(announced / 2);
    }

    @Test
    void endsAStreamTooEarlyAsIfItWereComplete() {
        sandbox.rules().next("answer one two three\nfault short after=4");

        var events = client.anthropic(STREAM).events();

        assertThat(events).hasSize(4);
        assertThat(events.getLast().name()).isEqualTo("content_block_delta");
        assertThat(outcome()).isEqualTo(new Outcome(200, 4, End.COMPLETE));
    }

    @Test
    void sendsAnEventThatIsNotJsonAndGoesOn() {
        sandbox.rules().next("answer one two\nfault malformed after=3");

        var events = client.anthropic(STREAM).events();

        assertThat(events.get(3).data()).isEqualTo("{\"sandbox\": this is not JSON");
        assertThat(events.getLast().name()).isEqualTo("message_stop");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fault close", "fault cut"})
    void breaksTheConnection(String script) {
        sandbox.rules().next(script);

        assertThatThrownBy(() -> client.anthropic(STREAM)).isInstanceOf(UncheckedIOException.class);
        assertThat(outcome().end()).isEqualTo(End.BROKEN_OFF);
    }

    @Test
    void cutsAWholeAnswerShortOfItsLength() {
        sandbox.rules().next("answer one two\nfault cut after=1");

        assertThatThrownBy(() -> client.anthropic(STREAM.replace("true", "false")))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(outcome()).isEqualTo(new Outcome(200, 0, End.BROKEN_OFF));
    }

    @ParameterizedTest
    @CsvSource({"fault stall, 0", "fault stall after=0, 0", "fault stall after=4, 4"})
    void fallsSilentAndNoticesWhenTheClientLeaves(String script, int events) throws IOException {
        sandbox.rules().next(script);
        try (var socket = send(STREAM)) {
            sandbox.requests().await(1, _ -> true, LONG);
            if (events > 0) {
                readUntil(socket, "This ");
            }
            assertThat(sandbox.requests().last().outcome()).isEmpty();
        }

        assertThat(outcome().end()).isEqualTo(End.CLIENT_LEFT);
        assertThat(outcome().events()).isEqualTo(events);
    }

    @Test
    void noticesAClientThatLeavesBetweenTwoEvents() throws IOException {
        sandbox.rules().next("words 100\npace 10s");
        try (var socket = send(STREAM)) {
            readUntil(socket, "message_start");
        }

        assertThat(outcome()).isEqualTo(new Outcome(200, 1, End.CLIENT_LEFT));
    }

    @Test
    void slicesAnAnswerAnywhere() throws IOException {
        sandbox.rules().next("answer zwölf\nslice 1");

        var chunks = receivedRaw().split("\r\n1\r\n", -1);

        assertThat(chunks).hasSizeGreaterThan(500);
        sandbox.rules().next("answer zwölf\nslice 1");
        assertThat(client.anthropic(STREAM).body()).contains("zwölf");
    }

    @Test
    void answersInHtmlOrWithNothing() {
        sandbox.rules().next("fault html status=502");
        sandbox.rules().next("fault empty status=503");

        var html = client.anthropic(STREAM);
        assertThat(html.status()).isEqualTo(502);
        assertThat(html.header("content-type")).startsWith("text/html");
        var empty = client.anthropic(STREAM);
        assertThat(empty.status()).isEqualTo(503);
        assertThat(empty.body()).isEmpty();
    }

    @Test
    void saysOnEveryAnswerThatItIsTheSandbox() {
        var reply = client.anthropic(STREAM.replace("true", "false"), "x-sandbox-script", "header x-note hello");

        assertThat(reply.header("server")).isEqualTo("antigravity-sandbox");
        assertThat(reply.header("x-sandbox")).isEqualTo("true");
        assertThat(reply.header("x-note")).isEqualTo("hello");
        assertThat(reply.body()).contains("This is the sandbox");
    }

    @Test
    void failsWhereTheRuleSays() {
        sandbox.rules().add(Rule.next("fault 500").onPath("/anthropic/v1/models"));

        var models =
                client.get("/anthropic/v1/models", "x-api-key", "sandbox-key-test", "anthropic-version", "2023-06-01");
        assertThat(models.status()).isEqualTo(500);
        assertThat(client.anthropic(STREAM).status()).isEqualTo(200);
    }

    @Test
    void tellsTheClientWhenAScriptCannotBeRead() {
        var reply = client.anthropic(STREAM, "x-sandbox-script", "anser hi");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.message())
                .isEqualTo(
                        "sandbox script, line 1: no directive \"anser\"; known: think, redact, "
                                + "answer, words, call, refuse, stop, usage, delay, pace, chunk, slice, interleave, header, fault");
    }

    private Outcome outcome() {
        return sandbox.requests().last().awaitOutcome(LONG);
    }

    private String receivedRaw() throws IOException {
        try (var socket = send(STREAM)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Socket send(String body) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port());
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = """
                POST /anthropic/v1/messages HTTP/1.1
                host: 127.0.0.1
                connection: close
                x-api-key: sandbox-key-test
                anthropic-version: 2023-06-01
                content-length: %d

                """.formatted(bytes.length).replace("\n", "\r\n");
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(bytes);
        return socket;
    }

    private static void readUntil(Socket socket, String text) throws IOException {
        var received = new StringBuilder();
        while (received.indexOf(text) < 0) {
            var next = socket.getInputStream().read();
            assertThat(next).as("the stream ended before \"%s\"", text).isNotNegative();
            received.append((char) next);
        }
    }
}
