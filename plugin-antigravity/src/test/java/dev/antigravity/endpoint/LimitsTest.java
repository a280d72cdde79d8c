package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.RawClient;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The limits `docs/protocols.md` states for what is read from outside.
class LimitsTest {

    static Stream<String> beyond() {
        return Stream.of("[".repeat(501) + "]".repeat(501), "1".repeat(1_001), "{\"" + "n".repeat(65_537) + "\":1}");
    }

    static Stream<String> within() {
        return Stream.of("[".repeat(400) + "]".repeat(400), "1".repeat(1_000), "{\"" + "n".repeat(60_000) + "\":1}");
    }

    @Proves("GEN-016")
    @ParameterizedTest
    @MethodSource("beyond")
    void aRequestBeyondThemIsRefusedInTheClientsEnvelope(String value) throws IOException {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("openai-chat", upstream));
                var client = new RawClient(proxy.uri())) {
            client.post("/v1/messages", Requests.ANTHROPIC.replaceFirst("\\{", "{\"metadata\":{\"x\":" + value + "},"));

            assertThat(client.readAnswer()).contains("HTTP/1.1 400 ", "invalid_request_error");
            assertThat(upstream.others()).isEmpty();
        }
    }

    @Proves("GEN-019")
    @ParameterizedTest
    @MethodSource("within")
    void aRequestWithinThemIsServed(String value) throws IOException {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("openai-chat", upstream));
                var client = new RawClient(proxy.uri())) {
            upstream.answer(
                    200,
                    Map.of(),
                    "{\"choices\":[{\"message\":{\"content\":\"fine\"},\"finish_reason\":\"stop\"}]}"
                            .getBytes(StandardCharsets.UTF_8));
            client.post("/v1/messages", Requests.ANTHROPIC.replaceFirst("\\{", "{\"metadata\":{\"x\":" + value + "},"));

            assertThat(client.readAnswer()).contains("HTTP/1.1 200 ", "fine");
        }
    }

    @Proves("ERR-008")
    @ParameterizedTest
    @MethodSource("beyond")
    void anAnswerBeyondThemIsABadGateway(String value) throws IOException {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("openai-chat", upstream));
                var client = new RawClient(proxy.uri())) {
            for (var time = 0; time < 4; time++) {
                upstream.answer(200, Map.of(), ("{\"x\":" + value + "}").getBytes(StandardCharsets.UTF_8));
            }
            client.post("/v1/messages", Requests.ANTHROPIC);

            assertThat(client.readAnswer()).contains("HTTP/1.1 502 ", "api_error");
        }
    }
}
