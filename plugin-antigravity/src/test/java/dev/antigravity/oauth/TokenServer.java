package dev.antigravity.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.antigravity.secret.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/// An authorization server on loopback that answers what it is told to, for tests.
final class TokenServer implements AutoCloseable {
    private final HttpServer server;
    private final BlockingQueue<Function<Request, Reply>> script = new LinkedBlockingQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile Optional<Function<Request, Reply>> always = Optional.empty();

    record Request(String path, Form form, Optional<String> authorization, Optional<String> cookie) {
        String value(String name) {
            return form.find(name).orElse("");
        }
    }

    record Reply(int status, String body, Map<String, String> headers) {
        static Reply json(int status, String body) {
            return new Reply(status, body, Map.of("Content-Type", "application/json"));
        }
    }

    private TokenServer(HttpServer server) {
        this.server = server;
    }

    static TokenServer start() throws IOException {
        var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
        var tokens = new TokenServer(HttpServer.create(address, 0));
        tokens.server.createContext("/", tokens::answer);
        tokens.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        tokens.server.start();
        return tokens;
    }

    /// The next request gets this.
    TokenServer then(int status, String json) {
        return then(_ -> Reply.json(status, json));
    }

    TokenServer then(Function<Request, Reply> reply) {
        script.add(reply);
        return this;
    }

    /// Every request beyond the script gets this.
    TokenServer always(Function<Request, Reply> reply) {
        always = Optional.of(reply);
        return this;
    }

    List<Request> requests() {
        return requests;
    }

    Request lastRequest() {
        return requests.getLast();
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /// This server with a public client.
    AuthorizationServer asPublicClient() {
        return with(new AuthorizationServer.Client("client-1", Optional.empty(), AuthorizationServer.Proof.NONE));
    }

    AuthorizationServer as(AuthorizationServer.Proof proof) {
        return with(new AuthorizationServer.Client("client 1", Optional.of(Secret.of("s&cret")), proof));
    }

    private AuthorizationServer with(AuthorizationServer.Client client) {
        var endpoints = new AuthorizationServer.Endpoints(
                Optional.of(at("/authorize")), at("/token"), Optional.of(at("/device")), Optional.of(at("/revoke")));
        return new AuthorizationServer(client, endpoints, List.of("chat", "models"), Map.of("prompt", "consent"));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var request = new Request(
                    exchange.getRequestURI().toString(),
                    Form.parse(body),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Cookie")));
            requests.add(request);
            var reply = Optional.ofNullable(script.poll())
                    .or(() -> always)
                    .orElse(_ -> Reply.json(500, "{}"))
                    .apply(request);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            var bytes = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
