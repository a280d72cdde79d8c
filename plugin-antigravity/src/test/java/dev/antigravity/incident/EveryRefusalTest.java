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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every status with every shape of a body, over the wire: whatever an upstream says, its client gets one whole answer
/// in its own dialect, in bounds, and nothing that nobody said.
class EveryRefusalTest {
    private static final int MOST_ATTEMPTS = 3;
    private static final String ASKED =
            "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

    @AutoClose
    private final FakeUpstream upstream = new FakeUpstream();

    @AutoClose
    private final HttpClient client = HttpClient.newHttpClient();

    private final MovableClock clock = new MovableClock();

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void endsInOneWholeAnswer(Protocol protocol) throws IOException, InterruptedException {
        try (var proxy = proxy(protocol)) {
            for (var status : ErrorBodyShape.STATUSES) {
                for (var shape : ErrorBodyShape.values()) {
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
                    clock.advance(Duration.ofHours(2));
                }
            }
        }
    }

    private static boolean isExhausted(int status) {
        return status == 402 || status == 429;
    }

    private TestingProxy proxy(Protocol protocol) {
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
