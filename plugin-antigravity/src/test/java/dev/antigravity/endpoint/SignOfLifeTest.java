package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.RawClient;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SignOfLifeTest {
    private static final String SERVER =
            "server: { port: 0, keys: [\"" + TestingProxy.KEY + "\"], ping-after: 100ms }\n";

    @Proves("STR-004")
    @Test
    void aSilentTranslatedStreamPingsUntilTheUpstreamCountsAsDead() throws IOException {
        var never = new CountDownLatch(1);
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(
                        SERVER,
                        Requests.configuration("openai-chat", upstream)
                                .replace("idle-timeout: 20s", "idle-timeout: 1s"));
                var client = new RawClient(proxy.uri())) {
            upstream.then((_, out, _) -> {
                FakeUpstream.head(200, Map.of("Content-Type", "text/event-stream"), out);
                out.write(Requests.CHAT_START.getBytes());
                out.flush();
                await(never);
            });

            client.post("/v1/messages", Requests.ANTHROPIC_STREAM);
            var lines = client.readUntil("event: error");

            assertThat(lines.stream().filter("event: ping"::equals).count()).isBetween(3L, 10L);
            assertThat(client.readUntil("timeout_error")).last().asString().contains("silent for too long");
            never.countDown();
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
