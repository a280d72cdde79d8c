package dev.antigravity.sandbox;

import dev.antigravity.sandbox.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A client that knows nothing of the sandbox but its address.
public final class TestClient implements AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Sandbox sandbox;

    public TestClient(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /// An answer, read to its end.
    public record Reply(int status, Map<String, List<String>> headers, String body) {
        public JsonNode json() {
            return Json.parse(body);
        }

        /// The value of a header, empty if it is absent.
        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        /// The message of an error in any protocol.
        public String message() {
            return json().path("error").path("message").asString("");
        }

        /// The events of a stream; fails on anything that is not exactly an event.
        public List<SentEvent> events() {
            var events = new ArrayList<SentEvent>();
            for (var block : body.split("\n\n")) {
                var name = "";
                var data = "";
                for (var line : block.split("\n")) {
                    if (line.startsWith("event: ")) {
                        name = line.substring(7);
                    } else if (line.startsWith("data: ")) {
                        data = line.substring(6);
                    } else {
                        throw new AssertionError("not a line of an event: " + line);
                    }
                }
                events.add(new SentEvent(name, data));
            }
            return events;
        }
    }

    /// One server-sent event.
    public record SentEvent(String name, String data) {
        public JsonNode json() {
            return Json.parse(data);
        }
    }

    public Reply anthropic(String body, String... headers) {
        return post(
                "/anthropic/v1/messages",
                body,
                with(headers, "x-api-key", "sandbox-key-test", "anthropic-version", "2023-06-01"));
    }

    public Reply chat(String body, String... headers) {
        return post("/openai/v1/chat/completions", body, with(headers, "authorization", "Bearer sandbox-key-test"));
    }

    public Reply responses(String body, String... headers) {
        return post("/openai/v1/responses", body, with(headers, "authorization", "Bearer sandbox-key-test"));
    }

    public Reply gemini(String modelAndMethod, String body, String... headers) {
        return post(
                "/gemini/v1beta/models/" + modelAndMethod, body, with(headers, "x-goog-api-key", "sandbox-key-test"));
    }

    public Reply cloudCode(String method, String body, String... headers) {
        return post("/cloudcode/v1internal:" + method, body, with(headers, "authorization", "Bearer sandbox-key-test"));
    }

    public Reply post(String path, String body, String... headers) {
        return send(request(path, headers).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    public Reply get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public Reply delete(String path, String... headers) {
        return send(request(path, headers).DELETE());
    }

    /// @throws UncheckedIOException if no whole answer came
    public Reply send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers().map(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(sandbox.uri() + path));
        for (var i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    @Override
    public void close() {
        http.close();
    }

    private static String[] with(String[] headers, String... defaults) {
        var all = new ArrayList<>(List.of(defaults));
        all.addAll(List.of(headers));
        return all.toArray(String[]::new);
    }
}
