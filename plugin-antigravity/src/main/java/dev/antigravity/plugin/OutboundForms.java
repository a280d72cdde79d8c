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
record OutboundForms(OutboundClient client, WayOut way) implements FormPoster {
    private static final Duration SILENCE = Duration.ofSeconds(30);

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
        return new OutboundForms(client, way.through(proxy));
    }

    private Answer send(OutboundRequest request) throws IOException {
        try (var answer = client.send(request.by(way), new Cancellation())) {
            return new Answer(
                    answer.status(),
                    answer.readAll(MAX_BODY_BYTES),
                    answer.headers().all("Set-Cookie"));
        }
    }
}
