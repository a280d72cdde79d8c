package dev.antigravity.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.golden.GoldenCase;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Streams of the golden cases, cut behind every single event and, where bytes pass as they are, inside each as well,
/// for clients of every dialect: none of them is ever told that it is complete. `-Dpromises.all=true` takes all
/// streams there are.
class CutStreamsTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final int STREAMS = Boolean.getBoolean("promises.all") ? Integer.MAX_VALUE : 12;

    /// The dialects of upstreams and of clients.
    static Stream<Arguments> pairs() {
        return Stream.of(Dialect.values())
                .flatMap(upstream -> Dialect.ofClients().stream().map(client -> Arguments.of(upstream, client)));
    }

    @Proves({"STR-008", "STR-009"})
    @ParameterizedTest
    @MethodSource("pairs")
    void areNeverFinishedAnswers(Dialect upstream, Dialect client) throws IOException, InterruptedException {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(upstream.configuration(fake))) {
            var wrong = new ArrayList<String>();
            for (var stream : streams(upstream).entrySet()) {
                for (var cut : cuts(stream.getKey(), upstream.passesBytesTo(client))) {
                    var answer = played(fake, proxy, client, cut);
                    for (var complaint : complaints(upstream, client, cut, answer)) {
                        wrong.add("%s: %s after %d bytes: %s"
                                .formatted(stream.getValue(), complaint, cut.length(), text(answer)));
                    }
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    /// The stream has begun for the client when a comment has come.
    @Proves("STR-008")
    @ParameterizedTest
    @MethodSource("pairs")
    void aSignOfLifeAloneIsNoAnswer(Dialect upstream, Dialect client) throws IOException, InterruptedException {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(upstream.configuration(fake))) {
            var answer = played(fake, proxy, client, ": one moment\n\n");

            assertThat(complaints(upstream, client, "", answer))
                    .as(text(answer))
                    .isEmpty();
            assertThat(proxy.onlyExchange().failure()).isPresent();
        }
    }

    private static HttpResponse<byte[]> played(FakeUpstream fake, TestingProxy proxy, Dialect client, String stream)
            throws IOException, InterruptedException {
        fake.stream(stream.getBytes(StandardCharsets.UTF_8), 1 << 20);
        var answer = CLIENT.send(client.asks(proxy), HttpResponse.BodyHandlers.ofByteArray());
        fake.forget();
        proxy.pool().rests().wake("stub/one", Optional.empty());
        return answer;
    }

    private static String text(HttpResponse<byte[]> answer) {
        return answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }

    /// What is wrong with the answer to a cut stream.
    private static List<String> complaints(Dialect upstream, Dialect client, String cut, HttpResponse<byte[]> answer)
            throws IOException {
        var came = Dialect.events(cut.getBytes(StandardCharsets.UTF_8));
        if (came.stream().anyMatch(upstream::ends)) {
            return List.of();
        }
        if (answer.statusCode() != 200) {
            return ((JsonObject) Json.parse(answer.body())).has("error")
                    ? List.of()
                    : List.of("no error in the refusal");
        }
        List<JsonObject> told;
        try {
            told = Dialect.events(answer.body());
        } catch (MalformedJsonException _) {
            return List.of("an event nobody can read");
        }
        var complaints = new ArrayList<String>();
        if (told.isEmpty() || !client.isError(told.getLast())) {
            complaints.add("no error at the end");
        }
        if (told.stream().anyMatch(client::saysStop) && came.stream().noneMatch(upstream::saysStop)) {
            complaints.add("a reason to stop that nobody gave");
        }
        if (client == Dialect.ANTHROPIC && told.stream().anyMatch(client::ends)
                || Dialect.isMarkedDone(answer.body())) {
            complaints.add("told that it is complete");
        }
        return complaints;
    }

    /// The complete streams of a dialect, each with the case it comes from.
    private static LinkedHashMap<String, String> streams(Dialect upstream) throws IOException {
        var streams = new LinkedHashMap<String, String>();
        for (var golden : GoldenCase.all()) {
            if (streams.size() < STREAMS
                    && golden.upstream() == upstream.protocol()
                    && golden.upstreamStream().isPresent()) {
                var bytes = golden.upstreamStream().get();
                if (isWhole(upstream, bytes)) {
                    streams.putIfAbsent(new String(bytes, StandardCharsets.UTF_8), golden.id());
                }
            }
        }
        return streams;
    }

    private static boolean isWhole(Dialect upstream, byte[] stream) throws IOException {
        try {
            var events = Dialect.events(stream);
            return events.stream().anyMatch(upstream::ends) && events.stream().noneMatch(upstream::isError);
        } catch (MalformedJsonException | ClassCastException _) {
            return false;
        }
    }

    /// A stream's beginnings, up to the end of each event.
    ///
    /// @param inside whether to end in the middle of each as well
    private static List<String> cuts(String stream, boolean inside) {
        var cuts = new ArrayList<String>();
        var from = 0;
        for (var end = stream.indexOf("\n\n"); end >= 0; end = stream.indexOf("\n\n", from)) {
            if (inside) {
                cuts.add(stream.substring(0, from + (end - from) * 2 / 3));
            }
            from = end + 2;
            cuts.add(stream.substring(0, from));
        }
        return cuts;
    }
}
