package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.RawClient;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoppingProxyTest {

    @ParameterizedTest
    @CsvSource({"anthropic-messages, message_stop", "openai-chat, message_stop"})
    void letsRunningStreamsFinishAndTakesNoOthers(String protocol, String end) throws Exception {
        var release = new CountDownLatch(1);
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration(protocol, upstream));
                var client = new RawClient(proxy.uri());
                var idle = new RawClient(proxy.uri())) {
            upstream.then((_, out, socket) -> {
                var isChat = protocol.startsWith("openai");
                FakeUpstream.head(200, Map.of("Content-Type", "text/event-stream", "Connection", "close"), out);
                out.write((isChat
                                ? Requests.CHAT_START
                                : "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{}}\n\n")
                        .getBytes());
                out.flush();
                await(release);
                out.write((isChat ? Requests.CHAT_END : "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n")
                        .getBytes());
                socket.close();
            });
            client.post("/v1/messages", Requests.ANTHROPIC_STREAM);
            client.readUntil("message_start");

            var stopping = Thread.ofVirtual().start(() -> proxy.proxy().drain());
            assertThat(idle.readToEnd()).isEmpty();
            assertThatThrownBy(() -> new RawClient(proxy.uri())).isInstanceOf(IOException.class);
            assertThat(stopping.isAlive()).isTrue();
            release.countDown();

            assertThat(client.readUntil(end)).last().asString().contains(end);
            stopping.join();
        }
    }

    @Test
    void aPortThatIsTakenIsNamedWithTheWayOut() throws Exception {
        try (var upstream = new FakeUpstream();
                var first = TestingProxy.start(Requests.configuration("openai-chat", upstream))) {
            var port = first.uri().getPort();
            assertThatThrownBy(() -> TestingProxy.start(
                            "server: { port: " + port + " }\n", Requests.configuration("openai-chat", upstream)))
                    .hasRootCauseInstanceOf(java.net.BindException.class)
                    .hasMessageContaining("port " + port + " on 127.0.0.1 is taken")
                    .hasMessageContaining("--port");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
