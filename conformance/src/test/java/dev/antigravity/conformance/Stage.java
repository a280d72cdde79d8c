package dev.antigravity.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.Protocol;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// The running proxy, and behind it an upstream of one protocol that answers as scripted in `answers/`. It knows the
/// model `m`.
final class Stage implements AutoCloseable {
    /// What the scripts say.
    static final String HELLO = "Hello, world";

    static final String THOUGHT = "Think first.";
    static final long INPUT_TOKENS = 12;
    static final long OUTPUT_TOKENS = 5;

    /// The script of a count, which Cloud Code puts into no envelope, and what it says.
    static final String COUNT = "count";

    static final long COUNTED_TOKENS = 42;

    private final Protocol protocol;
    private final FakeUpstream upstream = new FakeUpstream();
    private final TestingProxy proxy;

    Stage(Protocol protocol) {
        this.protocol = protocol;
        proxy = TestingProxy.start(Requests.configuration(protocol.id(), upstream));
    }

    /// What a client puts in front of its paths.
    String uri() {
        return proxy.uri().toString();
    }

    /// The next request gets this answer, as a stream if it asks for one.
    Stage answers(String name) {
        if (name.equals(COUNT) && protocol == Protocol.OPENAI_CHAT) {
            return this;
        }
        upstream.then((request, out, socket) -> {
            var streamed = request.target().contains("stream") || request.text().contains("\"stream\":true");
            var body = script(name, streamed);
            FakeUpstream.head(
                    200,
                    Map.of(
                            "Content-Type",
                            streamed ? "text/event-stream" : "application/json",
                            "Content-Length",
                            Integer.toString(body.length)),
                    out);
            out.write(body);
            out.flush();
        });
        return this;
    }

    /// Every request from now on gets this failure.
    Stage fails(Fault fault, Map<String, String> headers) {
        var all = new HashMap<>(headers);
        all.put("request-id", "req_up");
        for (var time = 0; time < 8; time++) {
            upstream.answer(fault.status(protocol), all, fault.body(protocol).getBytes(StandardCharsets.UTF_8));
        }
        return this;
    }

    /// The body of the next request the upstream got, which its vendor's own types accept.
    JsonObject asked() {
        var body = Json.parseObject(upstream.received().body());
        assertThat(RequestTypes.complaints(protocol, body)).isEmpty();
        return body;
    }

    /// Whether a count is the upstream's, or the estimate where it does not count.
    boolean isCounted(long tokens) {
        return protocol == Protocol.OPENAI_CHAT ? tokens > 0 && tokens < 20 : tokens == COUNTED_TOKENS;
    }

    private byte[] script(String name, boolean streamed) throws IOException {
        var enveloped = protocol == Protocol.CLOUD_CODE;
        var file = "/answers/%s/%s.%s"
                .formatted(enveloped ? Protocol.GEMINI.id() : protocol.id(), name, streamed ? "sse" : "json");
        try (var in = Objects.requireNonNull(Stage.class.getResourceAsStream(file), file)) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return (enveloped && !name.equals(COUNT) ? enveloped(text, streamed) : text)
                    .getBytes(StandardCharsets.UTF_8);
        }
    }

    private static String enveloped(String text, boolean streamed) {
        return streamed
                ? text.replaceAll("(?m)^data: (.*)$", "data: {\"response\":$1}")
                : "{\"response\":" + text + "}";
    }

    @Override
    public void close() {
        proxy.close();
        upstream.close();
    }
}
