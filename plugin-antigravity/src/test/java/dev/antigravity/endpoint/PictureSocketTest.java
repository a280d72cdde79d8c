package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.antigravity.json.Json;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.ListeningSocket;
import dev.antigravity.testing.Patience;
import dev.antigravity.testing.RawClient;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureSocketTest {
    private static final String DRAW = "/v1/images/generations";
    private static final String QUICK =
            "server: { port: 0, keys: [\"" + TestingProxy.KEY + "\"], ping-after: 250ms, drain-timeout: 5s }\n";

    private static final String NONCE = "dGhlIHNhbXBsZSBub25jZQ==";
    private static final String UNFINISHED = """
            data: {"type":"image_generation.partial_image","b64_json":"AA==","partial_image_index":0}

            """;
    private static final String PLAIN =
            "GET /v1/images/progress HTTP/1.1\r\nHost: 127.0.0.1\r\nx-api-key: " + TestingProxy.KEY + "\r\n";

    @AutoClose
    private final FakeUpstream fake = new FakeUpstream();

    @AutoClose
    private TestingProxy proxy;

    @BeforeEach
    void start() {
        proxy = TestingProxy.start(QUICK, Requests.configuration("openai-chat", fake));
    }

    @Test
    void tellsWhatTheStreamOfEventsTells() throws Exception {
        fake.answer(400, Map.of(), bytes("{\"error\":{\"message\":\"bad size, größer\"}}"));
        try (var client = ListeningSocket.open(proxy.uri(), "Authorization", "Bearer " + TestingProxy.KEY)) {
            proxy.post(DRAW, "{\"model\":\"m\",\"prompt\":\"a secret fox\",\"size\":\"1x1\"}");

            Patience.until(() -> client.texts().size() == 3);
            assertThat(client.texts())
                    .allSatisfy(text -> assertThat(text)
                            .doesNotContain("secret")
                            .contains("\"model\":\"m\"", "\"id\":\"req_", "\"milliseconds\":"));
            assertThat(client.texts().stream()
                            .map(text -> Json.parseObject(text).text("state").orElseThrow()))
                    .containsExactly("queued", "sent", "failed");
            assertThat(client.texts().getLast()).contains("bad size, größer");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x-api-key     | wrong                  | 401",
                "Accept        | nothing                | 401",
                "Origin        | https://evil.example   | 403",
                "Origin        | null                   | 403",
            })
    void isClosedToEverybodyElse(String header, String value, int status) {
        var refusal = catchThrowable(() -> ListeningSocket.open(proxy.uri(), header, value));

        assertThat(refusal).isInstanceOf(CompletionException.class);
        assertThat(refusal.getCause())
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        failure ->
                                assertThat(failure.getResponse().statusCode()).isEqualTo(status));
    }

    @Test
    void takesTheKeyInTheQueryWhereBrowsersCanPutIt() {
        var own = "http://127.0.0.1:" + proxy.uri().getPort();
        var page = proxy.uri().resolve("?key=" + TestingProxy.KEY);

        try (var client = ListeningSocket.open(page, "Origin", own)) {
            assertThat(client.isOpen()).isTrue();
        }
    }

    @Test
    void staysOpenAsLongAsTheClientShowsThatItLives() throws Exception {
        try (var client = ListeningSocket.open(proxy.uri(), "x-api-key", TestingProxy.KEY)) {
            client.socket().sendPing(ByteBuffer.wrap(bytes("there?"))).join();
            Patience.until(() -> client.pongs().equals(List.of("there?")));

            // More signs of life than a silent client may miss.
            Patience.until(() -> client.pings() > 6);
            assertThat(client.isOpen()).isTrue();
        }
    }

    @Test
    void letsGoOfAClientThatShowsNoSignOfLife() throws IOException {
        try (var client = new RawClient(proxy.uri())) {
            client.send(handshake("13", NONCE));

            assertThat(client.readToEnd()).startsWith("HTTP/1.1 101 ");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void letsGoOfAClientThatDoesNotKeepUpAndOfNobodyElse(boolean isSocket) throws Exception {
        var model = "m".repeat(20_000); // So that steps fill what sockets hold.
        try (var patient = TestingProxy.start(
                        Requests.configuration("openai-chat", fake).replace("[m]", "[" + model + "]"));
                var slow = new RawClient(patient.uri());
                var client = ListeningSocket.open(patient.uri(), "x-api-key", TestingProxy.KEY)) {
            slow.send(isSocket ? handshake("13", NONCE) : PLAIN + "\r\n");
            slow.readUntil("HTTP/1.1");
            fake.then((_, out, socket) -> {
                FakeUpstream.head(200, Map.of("Content-Type", "text/event-stream", "Connection", "close"), out);
                for (var partials = 50; partials <= 1_000; partials += 50) {
                    out.write(bytes(UNFINISHED.repeat(50)));
                    out.flush();
                    var steps = partials;
                    Patience.until(() -> client.texts().size() > steps);
                }
                socket.close();
            });

            patient.post(DRAW, "{\"model\":\"" + model + "\",\"prompt\":\"x\",\"stream\":true,\"partial_images\":1}");

            Patience.until(() -> client.texts().getLast().contains("\"failed\""));
            assertThat(slow.readUntil("too slow")).last().asString().contains("too slow");
        }
    }

    @Test
    void saysGoodbyeWhenTheProxyStops() {
        try (var client = ListeningSocket.open(proxy.uri(), "x-api-key", TestingProxy.KEY)) {
            proxy.proxy().drain();

            Patience.until(() -> client.closing().equals("1001 the proxy stops"));
        }
    }

    @Test
    void answersAGoodbye() {
        try (var client = ListeningSocket.open(proxy.uri(), "x-api-key", TestingProxy.KEY)) {
            client.socket().sendText("nobody listens", true).join();
            client.socket()
                    .sendBinary(ByteBuffer.allocate(200_000), true)
                    .thenCompose(socket -> socket.sendClose(4_000, "done"))
                    .join();

            Patience.until(() -> client.closing().startsWith("4000"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8100, masks its frames",
        "c180, reserved bit",
        "0980, whole and short",
        "89fe0100, whole and short",
        "8380, no operation 3",
        "8b80, no operation 11",
        "82ffffffffffffffffff, highest bit",
    })
    void endsWithTheRuleWhenAFrameIsBroken(String frame, String rule) throws IOException {
        try (var client = new RawClient(proxy.uri())) {
            client.send(handshake("13", NONCE));
            // The example of RFC 6455, section 1.3.
            assertThat(client.readUntil("Sec-WebSocket-Accept"))
                    .last()
                    .isEqualTo("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
            client.sendBytes(HexFormat.of().parseHex(frame));

            assertThat(client.readToEnd()).contains(rule);
        }
    }

    @ParameterizedTest
    @CsvSource({"8, dGhlIHNhbXBsZSBub25jZQ==, 426", "13, c2hvcnQ=, 400", "13, %%%, 400"})
    void refusesAnotherVersionAndNoNonce(String version, String nonce, int status) throws IOException {
        try (var client = new RawClient(proxy.uri())) {
            client.send(handshake(version, nonce));

            assertThat(client.readAnswer())
                    .contains("HTTP/1.1 " + status + " ")
                    .contains(status == 426 ? "Sec-WebSocket-Version: 13" : "16 bytes in Base64");
        }
    }

    private static String handshake(String version, String nonce) {
        return PLAIN + "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: " + version
                + "\r\nSec-WebSocket-Key: " + nonce + "\r\n\r\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
