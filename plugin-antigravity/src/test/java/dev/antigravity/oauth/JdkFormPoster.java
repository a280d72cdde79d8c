package dev.antigravity.oauth;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Real HTTP over the JDK's client, for tests.
final class JdkFormPoster implements FormPoster {
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

    @Override
    public FormPoster through(Optional<URI> proxy) {
        return this;
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
