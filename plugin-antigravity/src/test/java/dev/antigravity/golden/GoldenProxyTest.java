package dev.antigravity.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.sse.SseReader;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.TestingProxy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plays every golden exchange through the real proxy over real sockets.
class GoldenProxyTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static Stream<GoldenCase> cases() {
        return GoldenCase.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void servesAsTheCaseSays(GoldenCase golden) throws IOException, InterruptedException {
        for (var slice : slices(golden)) {
            // one proxy a slice: after a refusal it lets the account rest
            try (var upstream = new FakeUpstream();
                    var proxy = TestingProxy.start(configuration(golden, upstream))) {
                play(golden, upstream, slice);
                var answer = CLIENT.send(request(golden, proxy), HttpResponse.BodyHandlers.ofByteArray());
                var comparison = new GoldenComparison(golden);
                compareRequest(golden, upstream, comparison);
                compareAnswer(golden, answer, comparison);
                assertThat(comparison.differences())
                        .as("%s in slices of %d", golden, slice)
                        .isEmpty();
            }
        }
    }

    /// How many bytes of the upstream's stream arrive at once. Most cases come in every way; for the many of an
    /// audit {@link GoldenCodecTest} does that without sockets.
    private static List<Integer> slices(GoldenCase golden) {
        var own = golden.chunkBytes().orElse(61);
        return golden.isOfAnAudit() || golden.upstreamStream().isEmpty() ? List.of(own) : List.of(1 << 20, 1, own);
    }

    private static String configuration(GoldenCase golden, FakeUpstream upstream) {
        var base = upstream.uri() + (golden.upstream().id().startsWith("openai") ? "/v1" : "");
        return """
                providers:
                  stub:
                    protocol: %s
                    base-url: %s
                    accounts: [{ name: one, api-key: "upstream-key" }]
                    models: [{ id: "%s" }]
                    profile: %s
                models:
                  "%s": [ "stub/%s" ]
                """.formatted(
                        golden.upstream().id(),
                        base,
                        golden.upstreamModel(),
                        golden.profileStatements(),
                        golden.clientModel(),
                        golden.upstreamModel());
    }

    private static void play(GoldenCase golden, FakeUpstream upstream, int slice) {
        if (golden.expectedUpstreamRequest().isEmpty() && golden.file().get("expectUpstreamRequestText") == null) {
            return;
        }
        var stream = golden.upstreamStream();
        if (stream.isPresent()) {
            upstream.stream(stream.get(), slice);
        } else {
            upstream.answer(golden.upstreamStatus(), golden.upstreamHeaders(), golden.upstreamResponse());
        }
    }

    private static HttpRequest request(GoldenCase golden, TestingProxy proxy) {
        var request = HttpRequest.newBuilder(URI.create(proxy.uri() + golden.path()))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TestingProxy.KEY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(golden.request()));
        golden.headers().forEach(request::setHeader);
        return request.build();
    }

    private static void compareRequest(GoldenCase golden, FakeUpstream upstream, GoldenComparison comparison) {
        var expectedText = golden.file().text("expectUpstreamRequestText");
        if (golden.expectedUpstreamRequest().isEmpty() && expectedText.isEmpty()) {
            comparison.check(upstream.others().isEmpty(), "the upstream was called");
            return;
        }
        var received = upstream.received();
        golden.expectedUpstreamRequest()
                .ifPresent(expected ->
                        comparison.strictly("expectUpstreamRequest", expected, Json.parse(received.body())));
        expectedText.ifPresent(
                text -> comparison.check(text.equals(received.text()), "upstream bytes: " + received.text()));
        golden.expectedUpstreamPieces()
                .forEach(piece -> comparison.check(
                        received.text().contains(piece), "no " + piece + " in the upstream's " + received.text()));
        golden.file()
                .text("expectUpstreamPath")
                .ifPresent(
                        path -> comparison.check(path.equals(received.target()), "upstream path " + received.target()));
        golden.object("expectUpstreamHeaders")
                .forEach((name, value) -> comparison.check(
                        value.equals(new JsonString(received.header(name.toLowerCase(Locale.ROOT)))),
                        "upstream header " + name + ": " + received.header(name.toLowerCase(Locale.ROOT))));
    }

    private static void compareAnswer(GoldenCase golden, HttpResponse<byte[]> answer, GoldenComparison comparison)
            throws IOException {
        var body = new String(answer.body(), StandardCharsets.UTF_8);
        comparison.check(
                answer.statusCode() == golden.expectedStatus(),
                "status " + answer.statusCode() + " instead of " + golden.expectedStatus() + ": " + body);
        golden.expectedName()
                .ifPresent(name -> comparison.check(message(body).contains(name), "no " + name + " in: " + body));
        compareHeaders(golden, answer, comparison);
        if (golden.isPassthrough()) {
            var expected = golden.upstreamStream().orElseGet(golden::upstreamResponse);
            comparison.check(
                    new String(expected, StandardCharsets.UTF_8).equals(body), "the answer's bytes differ: " + body);
            return;
        }
        golden.expectedResponse().ifPresent(expected -> {
            var whole = Json.parse(answer.body());
            var comparable =
                    golden.isArrayed() && whole instanceof JsonArray chunks ? MergedStream.ofArray(chunks) : whole;
            comparison.leniently("expectClientResponse", expected, comparable);
        });
        if (golden.expectedStream().isPresent()) {
            comparison.leniently(
                    "expectClientStream",
                    MergedStream.of(golden.expectedStream().get()),
                    MergedStream.of(events(answer.body())));
        }
    }

    private static String message(String body) {
        return Json.parse(body) instanceof JsonObject answer
                        && answer.get("error") instanceof JsonObject error
                        && error.get("message") instanceof JsonString(var message)
                ? message
                : "";
    }

    private static void compareHeaders(GoldenCase golden, HttpResponse<byte[]> answer, GoldenComparison comparison) {
        golden.object("expectClientHeaders").forEach((name, value) -> {
            var actual = answer.headers().firstValue(name);
            comparison.check(
                    value instanceof JsonString(var text) ? actual.equals(Optional.of(text)) : actual.isEmpty(),
                    "header " + name + ": " + actual);
        });
        if (golden.expectedStatus() == 200) {
            var notes = answer.headers().firstValue("x-fidelity-receipt").map(List::of).orElse(List.of()).stream()
                    .flatMap(header -> Stream.of(header.split(",")))
                    .collect(Collectors.toSet());
            comparison.check(notes.equals(Set.copyOf(golden.expectedReceipt())), "receipt " + notes);
        }
    }

    private static JsonArray events(byte[] stream) throws IOException {
        var reader = new SseReader(new ByteArrayInputStream(stream));
        var events = new ArrayList<JsonValue>();
        do {
            for (var event = reader.poll(); event != null; event = reader.poll()) {
                var data = event.dataIs("[DONE]") ? new JsonString("[DONE]") : Json.parse(event.data());
                events.add(
                        event.name().isEmpty()
                                ? JsonObject.of("data", data)
                                : JsonObject.of("event", new JsonString(event.name()), "data", data));
            }
        } while (reader.fill());
        return new JsonArray(events);
    }
}
