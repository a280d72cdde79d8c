package dev.antigravity.endpoint;

import dev.antigravity.json.Json;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.relay.PictureFeed;
import dev.antigravity.relay.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `GET /v1/images/progress`: says how far pictures are, for whoever shows it, as a stream of events or, if the client
/// asks for one, through a WebSocket. What happened before somebody listens is not repeated.
///
/// Decision: 0025.
final class PictureProgressEndpoint implements Endpoint {
    private static final Logger LOG = LoggerFactory.getLogger(PictureProgressEndpoint.class);
    static final String PATH = "/v1/images/progress";
    private static final Duration LOOK = Duration.ofMillis(250);

    private final PictureFeed feed;
    private final Duration signAfter;

    /// @param signAfter how long until the next sign of life
    PictureProgressEndpoint(PictureFeed feed, Duration signAfter) {
        this.feed = feed;
        this.signAfter = signAfter;
    }

    @Override
    public boolean serves(String method, String path) {
        return method.equals("GET") && path.equals(PATH);
    }

    @Override
    public void serve(HttpInbound request, Reply reply) throws IOException {
        if (!WebSocketHandshake.isAskedFor(request.headers())) {
            streamEvents(request, reply);
        } else if (WebSocketHandshake.isOfOurVersion(request.headers())) {
            openSocket(request, reply);
        } else {
            reply.send(426, Headers.of(Map.of("Sec-WebSocket-Version", WebSocketHandshake.VERSION)), new byte[0]);
        }
    }

    private void streamEvents(HttpInbound request, Reply reply) throws IOException {
        request.body().readAll();
        var headers =
                Headers.of(Map.of("Content-Type", "text/event-stream; charset=utf-8", "Cache-Control", "no-cache"));
        try (var listening = feed.listen()) {
            reply.stream(200, headers, out -> tell(listening, request.client(), new ProgressLine.Events(out)));
        }
    }

    private void openSocket(HttpInbound request, Reply reply) throws IOException {
        var headers = WebSocketHandshake.accepting(request.headers());
        var in = request.body().readOn();
        try (var listening = feed.listen()) {
            reply.stream(101, headers, out -> talk(listening, request.client(), in, out));
        }
    }

    private void talk(PictureFeed.Listening listening, Cancellation client, InputStream in, OutputStream out)
            throws IOException {
        var socket = new WebSocket(in, out);
        Thread.ofVirtual().name("antigravity-websocket").start(() -> {
            try {
                socket.listen();
            } catch (IOException e) {
                LOG.debug("a WebSocket broke: {}", e.toString());
            } finally {
                client.cancel();
            }
        });
        tell(listening, client, new ProgressLine.Texts(socket));
    }

    private void tell(PictureFeed.Listening listening, Cancellation client, ProgressLine line) throws IOException {
        line.open();
        var signed = System.nanoTime();
        while (!client.isCancelled()) {
            var step = next(listening);
            if (step.isPresent()) {
                line.step(Json.bytes(PictureSteps.json(step.get())));
            } else if (listening.isBehind()) {
                line.letGo();
                return;
            } else if (listening.isOver()) {
                line.stop();
                return;
            }
            if (System.nanoTime() - signed > signAfter.toNanos()) {
                line.signOfLife();
                signed = System.nanoTime();
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
}
