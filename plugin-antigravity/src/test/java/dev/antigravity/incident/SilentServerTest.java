package dev.antigravity.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.RawClient;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// A server that takes connections and says nothing, not even a word of TLS.
class SilentServerTest {
    private static final byte[] ANSWER = "{\"type\":\"message\",\"content\":[]}".getBytes(StandardCharsets.UTF_8);

    @AutoClose
    private final ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    @AutoClose
    private final FakeUpstream upstream = new FakeUpstream();

    SilentServerTest() throws IOException {}

    @Test
    void isGivenUpAfterTheTimeToConnectAndAnotherIsAsked() throws IOException {
        upstream.answer(200, Map.of(), ANSWER);
        try (var proxy = TestingProxy.start("""
                        providers:
                          mute:
                            protocol: anthropic-messages
                            base-url: "https://127.0.0.1:%d"
                            connect-timeout: 200ms
                            accounts: [{ api-key: k }]
                          well: { protocol: anthropic-messages, base-url: "%s", accounts: [{ api-key: k }] }
                        models: { m: [mute/m, well/m] }
                        """.formatted(silent.getLocalPort(), upstream.uri()));
                var client = new RawClient(proxy.uri())) {
            client.post("/v1/messages", Requests.ANTHROPIC);

            assertThat(client.readAnswer()).contains("HTTP/1.1 200");
            assertThat(proxy.onlyExchange().attempts().getFirst().outcome()).contains("no connection within 200 ms");
        }
    }
}
