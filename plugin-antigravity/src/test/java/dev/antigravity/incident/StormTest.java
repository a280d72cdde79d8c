package dev.antigravity.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.pool.Patience;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every account refuses with a reset of 700 ms, and five hundred callers come at once.
class StormTest {
    private static final int ACCOUNTS = 20;
    private static final int CALLERS = 500;
    private static final int CALLERS_AT_ONCE = 20;
    private static final int MOST_ATTEMPTS = 4;
    private static final byte[] REFUSAL =
            "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"slow down\"}}"
                    .getBytes(StandardCharsets.UTF_8);
    private static final byte[] ANSWER =
            "{\"type\":\"message\",\"content\":[],\"usage\":{\"input_tokens\":1}}".getBytes(StandardCharsets.UTF_8);

    private final AtomicInteger calls = new AtomicInteger();

    @ParameterizedTest
    @CsvSource({"0s", "2s"})
    void everyCallerGetsOneClearAnswerWithinTheBounds(String wait)
            throws IOException, InterruptedException, ExecutionException {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(configuration(upstream, wait))) {
            for (var i = 0; i < CALLERS * MOST_ATTEMPTS; i++) {
                upstream.then((_, out, _) -> refuse(out));
            }

            var answers = ask(proxy);

            assertThat(answers).hasSize(CALLERS).allSatisfy(answer -> {
                assertThat(answer.statusCode()).isEqualTo(429);
                assertThat(answer.headers().firstValue("retry-after").orElse("1"))
                        .isEqualTo("1");
                assertThat(answer.body()).contains("rate_limit_error");
            });
            assertThat(calls.get()).isLessThanOrEqualTo(CALLERS * MOST_ATTEMPTS);
            assertThat(proxy.ledger().latest())
                    .allSatisfy(record -> assertThat(record.attempts().size()).isLessThanOrEqualTo(MOST_ATTEMPTS));
        }
    }

    /// One request finds out whether the rests are over; the others follow it, in the order in which they came.
    @Test
    void thoseWhoWaitAreServedOnceTheRestsAreOver() throws IOException, InterruptedException, ExecutionException {
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start(configuration(upstream, "20s"))) {
            for (var i = 0; i < ACCOUNTS; i++) {
                upstream.then((_, out, _) -> refuse(out));
            }
            for (var i = 0; i < CALLERS * MOST_ATTEMPTS; i++) {
                upstream.answer(200, Map.of(), ANSWER);
            }

            var answers = ask(proxy);

            assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        }
    }

    /// Whether a rest is over is known in a moment: nobody is refused for want of that moment, though none may wait.
    @Test
    void whoComesWhileARestIsProbedHearsWhatCameOfIt() throws IOException, InterruptedException, ExecutionException {
        var waiting = new Semaphore(0);
        Patience counted = (signal, longest) -> {
            waiting.release();
            Patience.REAL.await(signal, longest);
        };
        try (var upstream = new FakeUpstream();
                var proxy = TestingProxy.start("""
                        providers:
                          stub: { protocol: anthropic-messages, base-url: "%s", models: [m], accounts: [{ api-key: k }] }
                        """.formatted(upstream.uri()), Clock.systemUTC(), counted)) {
            upstream.answer(429, Map.of("retry-after-ms", "1"), REFUSAL);
            assertThat(ask(proxy, 1)).extracting(HttpResponse::statusCode).containsExactly(429);
            upstream.then((_, out, _) -> {
                waiting.acquireUninterruptibly(CALLERS_AT_ONCE - 1);
                FakeUpstream.head(200, Map.of("Content-Length", Integer.toString(ANSWER.length)), out);
                out.write(ANSWER);
                out.flush();
            });
            for (var i = 1; i < CALLERS_AT_ONCE; i++) {
                upstream.answer(200, Map.of(), ANSWER);
            }

            assertThat(ask(proxy, CALLERS_AT_ONCE))
                    .extracting(HttpResponse::statusCode)
                    .containsOnly(200);
        }
    }

    private void refuse(OutputStream out) throws IOException {
        calls.incrementAndGet();
        FakeUpstream.head(
                429,
                Map.of("retry-after", "1", "retry-after-ms", "700", "Content-Length", Integer.toString(REFUSAL.length)),
                out);
        out.write(REFUSAL);
        out.flush();
    }

    private static String configuration(FakeUpstream upstream, String wait) {
        var accounts = IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> "{ name: a%d, api-key: key-%d }".formatted(i, i))
                .collect(Collectors.joining(", "));
        return """
                providers:
                  stub: { protocol: anthropic-messages, base-url: "%s", models: [m], accounts: [%s] }
                routing: { max-attempts: %d, wait-for-account: %s }
                """.formatted(upstream.uri(), accounts, MOST_ATTEMPTS, wait);
    }

    private static List<HttpResponse<String>> ask(TestingProxy proxy) throws InterruptedException, ExecutionException {
        return ask(proxy, CALLERS);
    }

    private static List<HttpResponse<String>> ask(TestingProxy proxy, int number)
            throws InterruptedException, ExecutionException {
        try (var client = HttpClient.newHttpClient();
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<HttpResponse<String>>>();
            for (var i = 0; i < number; i++) {
                var request = HttpRequest.newBuilder(URI.create(proxy.uri() + "/v1/messages"))
                        .header("Authorization", "Bearer " + TestingProxy.KEY)
                        .header("x-session-id", "conversation-" + i)
                        .POST(HttpRequest.BodyPublishers.ofString(Requests.ANTHROPIC))
                        .build();
                tasks.add(() -> client.send(request, HttpResponse.BodyHandlers.ofString()));
            }
            var answers = new ArrayList<HttpResponse<String>>();
            for (var future : callers.invokeAll(tasks)) {
                answers.add(future.get());
            }
            return answers;
        }
    }
}
