package dev.antigravity.oauth;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Real HTTP over the JDK's client, for tests.
final class JdkFormPoster implements FormPoster {
    private final List<Optional<URI>> ways = new CopyOnWriteArrayList<>();
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(10))
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    @Override
    public Answer post(URI endpoint, Map<String, String> headers, String form) throws IOException {
        var request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        headers.forEach(request::header);
        return send(request.build());
    }

    @Override
    public Answer get(URI address, Map<String, String> headers) throws IOException {
        var request = HttpRequest.newBuilder(address);
        headers.forEach(request::header);
        return send(request.build());
    }

    /// Goes the direct way all the same.
    @Override
    public FormPoster through(Optional<URI> proxy) {
        ways.add(proxy);
        return this;
    }

    /// The ways out that were asked for.
    List<Optional<URI>> ways() {
        return List.copyOf(ways);
    }

    private Answer send(HttpRequest request) throws IOException {
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            return new Answer(
                    response.statusCode(), response.body(), response.headers().allValues("Set-Cookie"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
