package dev.antigravity.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.RawClient;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The way out of one account, or of a provider.
class AccountProxyTest {
    private static final byte[] ANSWER = "{\"type\":\"message\",\"content\":[]}".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts: [{ api-key: k, proxy: \"WAY\" }]",
                "proxy: \"WAY\", accounts: [{ api-key: k }]",
                "proxy: \"http://127.0.0.1:9\", accounts: [{ api-key: k, proxy: \"WAY\" }]"
            })
    void isTaken(String stated) throws IOException {
        try (var way = new FakeUpstream();
                var proxy = TestingProxy.start(
                        """
                        providers:
                          far: { protocol: anthropic-messages, base-url: "http://far.example", models: [m], %s }
                        """.formatted(stated.replace("WAY", way.uri().toString())));
                var client = new RawClient(proxy.uri())) {
            way.answer(200, Map.of(), ANSWER);

            client.post("/v1/messages", Requests.ANTHROPIC);

            assertThat(client.readAnswer()).contains("HTTP/1.1 200");
            var received = way.received();
            assertThat(received.target()).isEqualTo("http://far.example/v1/messages");
            assertThat(received.header("host")).isEqualTo("far.example");
        }
    }
}
