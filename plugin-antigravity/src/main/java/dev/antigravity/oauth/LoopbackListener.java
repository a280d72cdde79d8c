package dev.antigravity.oauth;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Waits on this machine for the browser to come back with the code. Takes one callback and is done.
///
/// Specification: RFC 8252 sections 7.3 and 8.3.
final class LoopbackListener implements AutoCloseable {
    private static final String PATH = "/callback";
    private static final int GRACE_SECONDS = 1;

    private final HttpServer server;
    private final BlockingQueue<Callback> callbacks = new ArrayBlockingQueue<>(1);
    private volatile String state = "";

    private LoopbackListener(HttpServer server) {
        this.server = server;
    }

    /// @param port 0 for any free one
    /// @throws UnavailableLoginException if the port is taken
    static LoopbackListener open(int port) {
        try {
            var address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
            var listener = new LoopbackListener(HttpServer.create(address, 0));
            listener.server.createContext("/", listener::answer);
            listener.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            listener.server.start();
            return listener;
        } catch (IOException e) {
            throw new UnavailableLoginException(
                    "port " + port + " on 127.0.0.1 cannot be used for the redirect (" + e.getMessage()
                            + "); free it, or state another oauth.redirect-port",
                    e);
        }
    }

    URI redirect() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    /// From now on callbacks are held against that state.
    void expect(String expected) {
        state = expected;
    }

    /// @return empty if nobody came in time
    Optional<Callback> await(Duration patience) throws InterruptedException {
        return Optional.ofNullable(callbacks.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!exchange.getRequestURI().getPath().equals(PATH)) {
                respond(exchange, 404, "");
            } else if (!exchange.getRequestMethod().equals("GET")) {
                respond(exchange, 405, "");
            } else {
                take(exchange);
            }
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        var query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        var callback = Callback.read("?" + query, state);
        if (callbacks.offer(callback)) {
            respond(exchange, 200, CallbackPage.of(callback));
        } else {
            respond(exchange, 410, "");
        }
    }

    private static void respond(HttpExchange exchange, int status, String page) throws IOException {
        var body = page.getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "text/html; charset=utf-8");
        headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        headers.set("Connection", "close");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /// Lets an answer under way reach the browser.
    @Override
    public void close() {
        server.stop(GRACE_SECONDS);
    }
}
