package dev.antigravity.dashboard;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.endpoint.Endpoint;
import dev.antigravity.endpoint.HttpInbound;
import dev.antigravity.endpoint.RefusedException;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.relay.Reply;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.Semaphore;

/// `GET /api/live`: what happens now, as a stream of events. `underway` lists the requests that are being served
/// whenever that changes, `request` tells one that is over (the latest of before, too), `rests` lists who rests
/// whenever that changes, `picture` is a step of a picture. At most {@value #MOST} may look at once.
///
/// Requests pay nothing for being watched: the stream looks four times a second.
final class LiveEndpoint implements Endpoint {
    private static final int MOST = 16;

    private final Watched watched;
    private final Semaphore places = new Semaphore(MOST);

    LiveEndpoint(Watched watched) {
        this.watched = watched;
    }

    @Override
    public boolean serves(String method, String path) {
        return method.equals("GET") && path.equals("/api/live");
    }

    @Override
    public boolean takesSessions() {
        return true;
    }

    @Override
    public void serve(HttpInbound request, Reply reply) throws IOException {
        request.body().readAll();
        if (!places.tryAcquire()) {
            throw new RefusedException(
                    ApiError.of(ErrorKind.OVERLOADED, MOST + " pages look already; close one of them"));
        }
        try {
            var headers =
                    Headers.of(Map.of("Content-Type", "text/event-stream; charset=utf-8", "Cache-Control", "no-store"));
            reply.stream(200, headers, out -> write(request.client(), out));
        } finally {
            places.release();
        }
    }

    private void write(Cancellation client, OutputStream out) throws IOException {
        try (var pictures = watched.pictures().listen()) {
            var feed = new LiveFeed(watched, pictures, out);
            while (!client.isCancelled() && feed.goesOn()) {
                feed.look();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the proxy stops");
        }
    }
}
