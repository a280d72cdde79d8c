package dev.antigravity.testing;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Stands before another upstream and refuses what it does not like with 400, as real ones do.
public final class PickyUpstream implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final URI behind;
    private volatile String lastBody = "";
    private volatile Headers lastHeaders = new Headers();
    private volatile Function<JsonObject, Optional<String>> dislike = _ -> Optional.empty();

    public PickyUpstream(URI behind) {
        this.behind = behind;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /// From now on, what it says to a body it refuses; empty for one that it takes.
    public PickyUpstream disliking(Function<JsonObject, Optional<String>> words) {
        dislike = words;
        return this;
    }

    /// The last body that came, as it came.
    public String lastBody() {
        return lastBody;
    }

    /// What the last request that came said there; empty for nothing.
    public String lastHeader(String name) {
        return Objects.requireNonNullElse(lastHeaders.getFirst(name), "");
    }

    /// Refuses bodies that have such an outermost member.
    public static Function<JsonObject, Optional<String>> member(String name, String words) {
        return body -> Optional.of(words).filter(_ -> body.has(name));
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var sent = exchange.getRequestBody().readAllBytes();
            lastHeaders = exchange.getRequestHeaders();
            lastBody = new String(sent, StandardCharsets.UTF_8);
            var refusal = sent.length == 0 ? Optional.<String>empty() : dislike.apply(Json.parseObject(sent));
            if (refusal.isPresent()) {
                var error = JsonObject.builder()
                        .put("type", "invalid_request_error")
                        .put("message", new JsonString(refusal.get()))
                        .build();
                answer(exchange, 400, "application/json", Json.bytes(JsonObject.of("error", error)));
                return;
            }
            var request = HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(sent));
            exchange.getRequestHeaders().forEach((name, values) -> {
                if (isPassed(name)) {
                    request.header(name, values.getFirst());
                }
            });
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            answer(
                    exchange,
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse("text/plain"),
                    answer.body());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isPassed(String header) {
        return switch (header.toLowerCase(Locale.ROOT)) {
            case "authorization", "x-api-key", "content-type", "accept", "anthropic-version", "anthropic-beta" -> true;
            default -> false;
        };
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
