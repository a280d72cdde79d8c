package dev.antigravity.host.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// An Anthropic-shaped server on loopback that answers every question with the same words, and remembers what it was
/// sent.
public final class FakeModel implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> credentials = new CopyOnWriteArrayList<>();
    private final CountDownLatch left = new CountDownLatch(1);
    private volatile Behaviour behaviour = (exchange, out) -> answer(out, "Hello there.");

    /// What it does once a question is in.
    @FunctionalInterface
    public interface Behaviour {
        void serve(HttpExchange exchange, OutputStream out) throws IOException;
    }

    public FakeModel() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.createContext("/v1/messages", this::handle);
        server.start();
    }

    public FakeModel behaving(Behaviour other) {
        behaviour = other;
        return this;
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<String> requests() {
        return requests;
    }

    public List<String> credentials() {
        return credentials;
    }

    /// Waits until a client went away in the middle of an answer.
    public void awaitClientGone() throws InterruptedException {
        left.await();
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        credentials.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        try (exchange) {
            behaviour.serve(exchange, new Streamed(exchange));
        } catch (IOException e) {
            left.countDown();
            throw e;
        }
    }

    /// A whole answer: thinking, two pieces of text, usage.
    public static void answer(OutputStream out, String text) throws IOException {
        begin(out);
        event(
                out,
                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\"}}");
        event(
                out,
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"Hm.\"}}");
        event(out, "{\"type\":\"ping\"}");
        for (var piece : List.of(text.substring(0, text.length() / 2), text.substring(text.length() / 2))) {
            text(out, piece);
        }
        event(
                out,
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":340}}");
        event(out, "{\"type\":\"message_stop\"}");
    }

    public static void begin(OutputStream out) throws IOException {
        event(
                out,
                "{\"type\":\"message_start\",\"message\":{\"model\":\"claude-test\",\"usage\":"
                        + "{\"input_tokens\":12,\"cache_read_input_tokens\":3400,\"output_tokens\":1}}}");
    }

    public static void text(OutputStream out, String piece) throws IOException {
        event(
                out,
                "{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"text_delta\",\"text\":\"" + piece
                        + "\"}}");
    }

    public static void event(OutputStream out, String data) throws IOException {
        out.write(("event: x\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    public static Behaviour refusing(int status, String message) {
        return (exchange, _) -> {
            var body = ("{\"type\":\"error\",\"error\":{\"type\":\"x\",\"message\":\"" + message + "\"}}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    /// Sends the headers of a stream before the first byte.
    private static final class Streamed extends OutputStream {
        private final HttpExchange exchange;
        private boolean begun;

        Streamed(HttpExchange exchange) {
            this.exchange = exchange;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (!begun) {
                begun = true;
                exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
            }
            exchange.getResponseBody().write(bytes, from, length);
        }

        @Override
        public void flush() throws IOException {
            exchange.getResponseBody().flush();
        }
    }
}
