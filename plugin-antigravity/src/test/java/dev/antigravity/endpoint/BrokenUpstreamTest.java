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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokenUpstreamTest {
    private static final String ANTHROPIC_START =
            "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":3}}}\n\n";

    @Proves({"STR-008", "STR-009"})
    @ParameterizedTest
    @CsvSource({
        "anthropic-messages, /v1/messages,         event: error",
        "openai-chat,        /v1/messages,         event: error",
        "anthropic-messages, /v1/chat/completions, data: {\"error\"",
        "openai-chat,        /v1/chat/completions, data: {\"error\""
    })
    void aCutStreamEndsInTheClientsErrorEvent(String protocol, String path, String error) throws IOException {
        for (var abruptly : new boolean[] {false, true}) {
            try (var upstream = new FakeUpstream();
                    var proxy = TestingProxy.start(Requests.configuration(protocol, upstream));
                    var client = new RawClient(proxy.uri())) {
                upstream.then((_, out, socket) -> {
                    FakeUpstream.head(
                            200, Map.of("Content-Type", "text/event-stream", "Transfer-Encoding", "chunked"), out);
                    FakeUpstream.chunk(protocol.startsWith("openai") ? Requests.CHAT_START : ANTHROPIC_START, out);
                    if (!abruptly) {
                        FakeUpstream.chunk("", out);
                    }
                    socket.close();
                });

                client.post(path, path.contains("chat") ? Requests.CHAT_STREAM : Requests.ANTHROPIC_STREAM);
                var lines = client.readUntil(error);

                assertThat(lines).last().asString().startsWith(error);
                assertThat(client.readUntil("0")).noneMatch(line -> line.contains("[DONE]") || line.contains("stop"));
                assertThat(proxy.onlyExchange().failure()).contains("upstream stream ended before completion");
            }
        }
    }

    @Proves({"STR-009", "GEN-001"})
    @Test
    void aCutResponseFailsUnderItsOwnId() throws IOException {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("openai-responses", upstream));
                var client = new RawClient(proxy.uri())) {
            var stream = """
                    event: response.created
                    data: {"type":"response.created","sequence_number":0,"response":{"id":"resp_7","output":[]}}

                    event: response.output_item.added
                    data: {"type":"response.output_item.added","sequence_number":1,"output_index":0,"item":{"type":"reasoning"}}

                    event: response.output_item.done
                    data: {"type":"response.output_item.done","sequence_number":2,"output_index":0,"item":{"id":"rs_1"}}

                    event: response.output_item.added
                    data: {"type":"response.output_item.added","sequence_number":3,"output_index":1,"item":{"type":"message"}}

                    """;
            upstream.stream(stream.getBytes(StandardCharsets.UTF_8), 1 << 20);

            client.post("/v1/responses", "{\"model\":\"m\",\"stream\":true,\"input\":\"x\"}");

            client.readUntil("event: response.failed");
            assertThat(client.readUntil("data: "))
                    .last()
                    .asString()
                    .contains(
                            "\"id\":\"resp_7\"",
                            "\"sequence_number\":4",
                            "\"status\":\"failed\"",
                            "\"output\":[{\"id\":\"rs_1\"}]");
        }
    }

    @Proves("ERR-008")
    @Test
    void anUnreachableUpstreamIsABadGateway() throws IOException {
        var upstream = new FakeUpstream();
        upstream.close();
        try (var proxy = TestingProxy.start(Requests.configuration("anthropic-messages", upstream));
                var client = new RawClient(proxy.uri())) {
            client.post("/v1/messages", Requests.ANTHROPIC);

            assertThat(client.readAnswer()).contains("HTTP/1.1 502", "api_error", "connection refused");
        }
    }

    @Proves("ERR-008")
    @Test
    void aPageOfHtmlIsABadGateway() throws IOException {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("openai-chat", upstream));
                var client = new RawClient(proxy.uri())) {
            upstream.answer(200, Map.of("Content-Type", "text/html"), "<html>".getBytes(StandardCharsets.UTF_8));

            client.post("/v1/messages", Requests.ANTHROPIC);

            assertThat(client.readAnswer()).contains("HTTP/1.1 502", "api_error", "a page for browsers");
        }
    }

    @Proves("ERR-010")
    @Test
    void anErrorMessageKeepsNoAddressAndNoKey() throws IOException {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("openai-chat", upstream));
                var client = new RawClient(proxy.uri())) {
            upstream.answer(
                    401,
                    Map.of(),
                    ("{\"error\":{\"message\":\"Incorrect key sk-abcdefgh12345678 at " + upstream.uri()
                                    + "/v1/chat\",\"code\":\"invalid_api_key\"}}")
                            .getBytes(StandardCharsets.UTF_8));

            client.post("/v1/messages", Requests.ANTHROPIC);

            assertThat(client.readAnswer()).contains("Incorrect key *** at ***").doesNotContain("sk-abc");
        }
    }
}
