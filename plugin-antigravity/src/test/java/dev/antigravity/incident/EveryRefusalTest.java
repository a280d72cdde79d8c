package dev.antigravity.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.Protocol;
import dev.antigravity.json.Json;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.MovableClock;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every status with every shape of a body, over the wire: whatever an upstream says, its client gets one whole answer
/// in its own dialect, in bounds, and nothing that nobody said.
class EveryRefusalTest {
    private static final int MOST_ATTEMPTS = 3;
    private static final String ASKED =
            "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

    /// Nearly all the time of a case is waiting for the next thread's turn, so that several are played at once.
    private static final int STAGES = 8;

    @AutoClose
    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void endsInOneWholeAnswer(Protocol protocol) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stages = IntStream.range(0, STAGES)
                    .mapToObj(stage -> threads.submit(() -> play(protocol, stage)))
                    .toList();
            for (var stage : stages) {
                stage.get();
            }
        }
    }

    /// Plays its share of the statuses on a proxy and in a time of its own.
    private @Nullable Void play(Protocol protocol, int stage) throws IOException, InterruptedException {
        var clock = new MovableClock();
        try (var upstream = new FakeUpstream();
                var proxy = proxy(protocol, upstream, clock)) {
            for (var i = stage; i < ErrorBodyShape.STATUSES.size(); i += STAGES) {
                for (var shape : ErrorBodyShape.values()) {
                    play(protocol, ErrorBodyShape.STATUSES.get(i), shape, upstream, proxy);
                    clock.advance(Duration.ofHours(2));
                }
            }
        }
        return null;
    }

    private void play(Protocol protocol, int status, ErrorBodyShape shape, FakeUpstream upstream, TestingProxy proxy)
            throws IOException, InterruptedException {
        for (var i = 0; i < MOST_ATTEMPTS; i++) {
            upstream.answer(status, Map.of("Content-Type", shape.type()), shape.body(protocol, status));
        }

        var answer = ask(proxy);

        assertThat(answer.statusCode())
                .as("%s %s of %s", status, shape, protocol)
                .isBetween(400, 599)
                .matches(code -> !isExhausted(status) || code < 500, "exhausted is never 5xx");
        assertThat(answer.headers().firstValue("retry-after")).isEmpty();
        if (protocol != Protocol.ANTHROPIC_MESSAGES) {
            var error = Json.parseObject(answer.body());
            assertThat(error.text("type")).contains("error");
            assertThat(answer.body()).doesNotContain("127.0.0.1", "key-of-");
        }
        assertThat(upstream.others()).hasSizeBetween(1, MOST_ATTEMPTS);
        upstream.forget();
    }

    private static boolean isExhausted(int status) {
        return status == 402 || status == 429;
    }

    private static TestingProxy proxy(Protocol protocol, FakeUpstream upstream, MovableClock clock) {
        return TestingProxy.start(
                """
                providers:
                  far:
                    protocol: %s
                    base-url: "%s"
                    profile: { project: p }
                    models: [m]
                    accounts: [{ name: one, api-key: key-of-one }, { name: two, api-key: key-of-two }]
                routing: { max-attempts: %d }
                """.formatted(protocol.id(), upstream.uri(), MOST_ATTEMPTS), clock, (signal, longest) -> {
                    if (!signal.tryAcquire()) {
                        clock.advance(longest);
                    }
                });
    }

    private HttpResponse<String> ask(TestingProxy proxy) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(proxy.uri() + "/v1/messages"))
                .header("Authorization", "Bearer " + TestingProxy.KEY)
                .POST(HttpRequest.BodyPublishers.ofString(ASKED));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
