package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.RawClient;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeavingClientTest {

    @Proves("STR-010")
    @ParameterizedTest
    @CsvSource({
        "anthropic-messages, before the answer",
        "openai-chat,        before the answer",
        "anthropic-messages, inside the stream",
        "openai-chat,        inside the stream"
    })
    void stopsItsUpstreamCallAlsoWhileTheUpstreamIsSilent(String protocol, String when)
            throws IOException, InterruptedException {
        var upstreamLeft = new CountDownLatch(1);
        var answering = new CountDownLatch(1);
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration(protocol, upstream))) {
            upstream.then((_, out, socket) -> {
                if (when.startsWith("inside")) {
                    FakeUpstream.head(
                            200, Map.of("Content-Type", "text/event-stream", "Transfer-Encoding", "chunked"), out);
                    FakeUpstream.chunk(
                            protocol.startsWith("openai")
                                    ? Requests.CHAT_START
                                    : "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{}}\n\n",
                            out);
                }
                answering.countDown();
                awaitEnd(socket);
                upstreamLeft.countDown();
            });

            var client = new RawClient(proxy.uri()).post("/v1/messages", Requests.ANTHROPIC_STREAM);
            assertThat(answering.await(10, TimeUnit.SECONDS)).isTrue();
            if (when.startsWith("inside")) {
                client.readUntil("message_start");
            }
            client.close();

            assertThat(upstreamLeft.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({"anthropic-messages", "openai-chat"})
    void aRequestSentAheadIsServedAfterTheOneUnderWay(String protocol) throws IOException, InterruptedException {
        var release = new CountDownLatch(1);
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration(protocol, upstream));
                var client = new RawClient(proxy.uri())) {
            upstream.then((_, out, _) -> {
                await(release);
                var body = "{\"error\":{\"message\":\"first\"}}";
                FakeUpstream.head(400, Map.of("Content-Length", Integer.toString(body.length())), out);
                out.write(body.getBytes(StandardCharsets.UTF_8));
            });
            upstream.answer(400, Map.of(), "{\"error\":{\"message\":\"second\"}}".getBytes(StandardCharsets.UTF_8));

            client.post("/v1/messages", Requests.ANTHROPIC);
            upstream.received();
            client.post("/v1/messages", Requests.ANTHROPIC);
            Thread.sleep(200); // long enough for the watcher to meet the second request
            release.countDown();

            assertThat(client.readAnswer()).contains("first");
            assertThat(client.readAnswer()).contains("second");
        }
    }

    /// A caller that leaves closes its connection, or tears it down.
    private static void awaitEnd(Socket socket) {
        try {
            assertThat(socket.getInputStream().read()).isNegative();
        } catch (IOException _) {
            // Torn down.
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
