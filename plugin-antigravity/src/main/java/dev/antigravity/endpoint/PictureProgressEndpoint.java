package dev.antigravity.endpoint;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.net.Headers;
import dev.antigravity.relay.PictureFeed;
import dev.antigravity.relay.Reply;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `GET /v1/images/progress`: a stream of events that says how far pictures are, for whoever shows it. What happened
/// before somebody listens is not repeated; a comment now and then tells that the line is alive.
final class PictureProgressEndpoint implements Endpoint {
    private static final String PATH = "/v1/images/progress";
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private final PictureFeed feed;

    PictureProgressEndpoint(PictureFeed feed) {
        this.feed = feed;
    }

    @Override
    public boolean serves(String method, String path) {
        return method.equals("GET") && path.equals(PATH);
    }

    @Override
    public void serve(HttpInbound request, Reply reply) throws IOException {
        request.body().readAll();
        var headers =
                Headers.of(Map.of("Content-Type", "text/event-stream; charset=utf-8", "Cache-Control", "no-cache"));
        try (var listening = feed.listen()) {
            reply.stream(200, headers, out -> write(listening, request, out));
        }
    }

    private static void write(PictureFeed.Listening listening, HttpInbound request, OutputStream out)
            throws IOException {
        var spoke = System.nanoTime();
        send(": listening\n\n", out);
        while (!listening.isOver() && !request.client().isCancelled()) {
            var step = next(listening);
            if (step.isPresent()) {
                send("event: picture\ndata: " + Json.text(json(step.get())) + "\n\n", out);
                spoke = System.nanoTime();
            } else if (System.nanoTime() - spoke > SILENCE.toNanos()) {
                send(": alive\n\n", out);
                spoke = System.nanoTime();
            }
        }
    }

    private static Optional<PictureFeed.Step> next(PictureFeed.Listening listening) throws IOException {
        try {
            return listening.next(LOOK);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the proxy stops");
        }
    }

    private static void send(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static JsonObject json(PictureFeed.Step step) {
        return JsonObject.builder()
                .put("id", step.id())
                .put("model", step.model())
                .put("state", step.state().name().toLowerCase(Locale.ROOT))
                .putIfPresent(
                        "partial",
                        step.number().isPresent()
                                ? Optional.of(JsonNumber.of(step.number().getAsLong()))
                                : Optional.empty())
                .put("milliseconds", step.elapsed().toMillis())
                .putIfPresent("reason", step.reason().map(JsonString::new))
                .build();
    }
}
