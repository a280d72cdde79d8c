package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A picture is drawn once for one key, whatever the network does.
class IdempotencyKeyTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String WISH = "{\"model\":\"m\",\"prompt\":\"a fox\"}";
    private static final byte[] PICTURE = "{\"data\":[{\"b64_json\":\"AAAA\"}]}".getBytes(StandardCharsets.UTF_8);

    @AutoClose
    private final FakeUpstream fake = new FakeUpstream();

    @AutoClose
    private TestingProxy proxy;

    @BeforeEach
    void start() {
        proxy = TestingProxy.start(Requests.configuration("openai-chat", fake));
    }

    @Test
    void givesTheSameAnswerAgainWithoutAskingAgain() throws Exception {
        fake.answer(200, Map.of("x-request-id", "theirs"), PICTURE);

        var first = post(WISH, "k1");
        var second = post(WISH, "k1");

        assertThat(first.body()).isEqualTo(new String(PICTURE, StandardCharsets.UTF_8));
        assertThat(first.headers().firstValue("idempotent-replayed")).isEmpty();
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("x-request-id")).contains("theirs");
        assertThat(second.headers().firstValue("idempotent-replayed")).contains("true");
        assertThat(fake.received().header("idempotency-key")).isEqualTo("k1");
        assertThat(fake.others()).isEmpty();
    }

    @Test
    void goesOnForAClientWhoseConnectionBroke() throws Exception {
        var mayAnswer = new CountDownLatch(1);
        fake.then((_, out, _) -> {
            await(mayAnswer);
            FakeUpstream.head(
                    200,
                    Map.of("Content-Type", "application/json", "Content-Length", Integer.toString(PICTURE.length)),
                    out);
            out.write(PICTURE);
            out.flush();
        });
        try (var broken = new Socket(proxy.uri().getHost(), proxy.uri().getPort())) {
            broken.getOutputStream()
                    .write(("""
                    POST /v1/images/generations HTTP/1.1\r
                    Host: 127.0.0.1\r
                    Authorization: Bearer %s\r
                    Content-Type: application/json\r
                    Idempotency-Key: k2\r
                    Content-Length: %d\r
                    \r
                    """.formatted(TestingProxy.KEY, WISH.length()) + WISH).getBytes(StandardCharsets.US_ASCII));
            fake.received();
        }
        var again = CLIENT.sendAsync(request(WISH, "k2"), HttpResponse.BodyHandlers.ofString());
        mayAnswer.countDown();

        assertThat(again.join().body()).isEqualTo(new String(PICTURE, StandardCharsets.UTF_8));
        assertThat(fake.others()).isEmpty();
    }

    @Test
    void refusesAKeyThatBelongsToAnotherRequest() throws Exception {
        fake.answer(200, Map.of(), PICTURE);
        post(WISH, "k3");

        var other = post(WISH.replace("fox", "hen"), "k3");

        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains("belongs to another request");
    }

    @Test
    void asksAgainWhatWasRefusedAndSoNotBilled() throws Exception {
        fake.answer(400, Map.of(), "{\"error\":{\"message\":\"bad size\"}}".getBytes(StandardCharsets.UTF_8));
        fake.answer(200, Map.of(), PICTURE);

        assertThat(post(WISH, "k4").statusCode()).isEqualTo(400);
        assertThat(post(WISH, "k4").statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotAskAgainWhatBrokeOffAndMayBeBilled() throws Exception {
        fake.then((_, out, socket) -> {
            FakeUpstream.head(200, Map.of("Content-Type", "application/json", "Content-Length", "1000"), out);
            out.write(PICTURE, 0, 5);
            out.flush();
            socket.close();
        });
        assertThat(CLIENT.sendAsync(request(WISH, "k5"), HttpResponse.BodyHandlers.ofString()))
                .failsWithin(Duration.ofSeconds(20));

        var again = post(WISH, "k5");

        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("may have billed");
        fake.received();
        assertThat(fake.others()).isEmpty();
    }

    private HttpResponse<String> post(String wish, String key) throws Exception {
        return CLIENT.send(request(wish, key), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String wish, String key) {
        return HttpRequest.newBuilder(URI.create(proxy.uri() + "/v1/images/generations"))
                .header("Authorization", "Bearer " + TestingProxy.KEY)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(wish))
                .build();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
