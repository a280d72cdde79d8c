package dev.antigravity.plugin;

import dev.antigravity.net.Body;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundClient;
import dev.antigravity.net.OutboundRequest;
import dev.antigravity.net.WayOut;
import dev.antigravity.oauth.FormPoster;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The HTTP of OAuth over our one client.
///
/// @param patience the longest a call may take, however often the server sends another byte
record OutboundForms(OutboundClient client, WayOut way, Duration patience) implements FormPoster {
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    OutboundForms(OutboundClient client) {
        this(client, WayOut.DIRECT, PATIENCE);
    }

    @Override
    public Answer post(URI endpoint, Map<String, String> headers, String form) throws IOException {
        var all = Headers.of(headers).with("Content-Type", "application/x-www-form-urlencoded");
        var body = Body.of(form.getBytes(StandardCharsets.UTF_8));
        return send(OutboundRequest.post(endpoint, all, body, SILENCE));
    }

    @Override
    public Answer get(URI address, Map<String, String> headers) throws IOException {
        return send(OutboundRequest.get(address, Headers.of(headers), SILENCE));
    }

    @Override
    public FormPoster through(Optional<URI> proxy) {
        return new OutboundForms(client, way.through(proxy), patience);
    }

    private Answer send(OutboundRequest request) throws IOException {
        var cancellation = new Cancellation();
        var deadline = Thread.ofVirtual().name("antigravity-forms").start(() -> cancelLater(cancellation));
        try (var answer = client.send(request.by(way), cancellation)) {
            return new Answer(
                    answer.status(),
                    answer.readAll(MAX_BODY_BYTES),
                    answer.headers().all("Set-Cookie"));
        } catch (IOException e) {
            throw cancellation.isCancelled()
                    ? new IOException("no whole answer within " + patience.toSeconds() + " s", e)
                    : e;
        } finally {
            deadline.interrupt();
        }
    }

    private void cancelLater(Cancellation cancellation) {
        try {
            Thread.sleep(patience);
            cancellation.cancel();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
