package dev.antigravity.promise;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.antigravity.testing.TestingProxy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Requests at once that together are many times larger than the heap of the proxy that gets them, 256 MB: each is
/// served or told at once to come again, and the proxy lives. `-Dpromises.all=true` sends two hundred of 20 MB.
class LargeBodiesTest {
    private static final int BODIES = Boolean.getBoolean("promises.all") ? 200 : 12;
    private static final int PIECES = 20_000;
    private static final int AT_ONCE = 12;

    @ParameterizedTest
    @CsvSource({"ANTHROPIC, history, length", "CHAT, history, chunked", "CHAT, picture, length"})
    void areServedOrToldToComeAgain(Dialect upstream, String kind, String framing) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            var reply = upstream.reply("").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, reply.length);
            try (var out = exchange.getResponseBody()) {
                out.write(reply);
            }
        });
        server.start();
        var proxy = start(upstream, server);
        try (var output = proxy.inputReader()) {
            var uri = URI.create(output.readLine());

            var statuses = ask(uri, kind, framing);

            assertThat(statuses)
                    .hasSize(BODIES)
                    .allMatch(status -> List.of(200, 429, 503, 529).contains(status));
            assertThat(statuses).contains(200);
            assertThat(sent(uri, "history", "length")).as("afterwards").isEqualTo(200);
            assertThat(proxy.isAlive()).isTrue();
        } finally {
            proxy.destroy();
            server.stop(0);
        }
    }

    private static Process start(Dialect upstream, HttpServer server) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeBodiesTest.class.getName(),
                        upstream.name(),
                        Integer.toString(server.getAddress().getPort()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// The proxy's own process.
    public static void main(String[] arguments) throws IOException {
        var upstream = Dialect.valueOf(arguments[0]);
        try (var proxy = TestingProxy.start(upstream.configuration(URI.create("http://127.0.0.1:" + arguments[1])))) {
            System.out.println(proxy.uri());
            System.in.read();
        }
    }

    private static List<Integer> ask(URI proxy, String kind, String framing) throws Exception {
        try (var clients = Executors.newFixedThreadPool(AT_ONCE)) {
            var callers = IntStream.range(0, BODIES)
                    .<Callable<Integer>>mapToObj(_ -> () -> sent(proxy, kind, framing))
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var status : clients.invokeAll(callers)) {
                statuses.add(status.get());
            }
            return statuses;
        }
    }

    /// Reads the answer while it writes: one that is told to come again need not send the rest.
    private static int sent(URI proxy, String kind, String framing) throws IOException {
        try (var socket = new Socket(proxy.getHost(), proxy.getPort())) {
            socket.setSoTimeout(300_000);
            var chunked = framing.equals("chunked");
            var out = socket.getOutputStream();
            out.write(("POST /v1/messages HTTP/1.1\r\nHost: 127.0.0.1\r\nx-api-key: " + TestingProxy.KEY
                            + "\r\nContent-Type: application/json\r\nConnection: close\r\n"
                            + (chunked ? "Transfer-Encoding: chunked" : "Content-Length: " + length(kind)) + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            var writer = Thread.ofVirtual().start(() -> write(kind, chunked, out));
            var line = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            writer.interrupt();
            return line.isEmpty() ? 0 : Integer.parseInt(line.substring(9));
        }
    }

    private static void write(String kind, boolean chunked, OutputStream out) {
        try (var body = body(kind)) {
            var piece = new byte[64 << 10];
            for (var count = body.read(piece); count >= 0; count = body.read(piece)) {
                if (chunked) {
                    out.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                }
                out.write(piece, 0, count);
                if (chunked) {
                    out.write(new byte[] {'\r', '\n'});
                }
            }
            if (chunked) {
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.flush();
        } catch (IOException _) {
            // Told to come again.
        }
    }

    private static InputStream body(String kind) {
        var start = "{\"model\":\"m\",\"max_tokens\":9,\"stream\":true,\"messages\":[";
        var end = "{\"role\":\"user\",\"content\":\"x\"}]}";
        var piece = "x".repeat(1_000);
        var before = "";
        var after = "";
        if (kind.equals("picture")) {
            before = "{\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":{\"type\":\"base64\","
                    + "\"media_type\":\"image/png\",\"data\":\"";
            after = "\"}}]},{\"role\":\"assistant\",\"content\":\"y\"},";
            piece = "A".repeat(1_000);
        } else {
            piece = "{\"role\":\"user\",\"content\":\"" + "x".repeat(430) + "\"},{\"role\":\"assistant\",\"content\":\""
                    + "y".repeat(430) + "\"},";
        }
        var parts = new ArrayList<InputStream>();
        parts.add(stream(start + before));
        var bytes = piece.getBytes(StandardCharsets.US_ASCII);
        parts.addAll(Collections.nCopies(PIECES, bytes).stream()
                .<InputStream>map(ByteArrayInputStream::new)
                .toList());
        parts.add(stream(after + end));
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static long length(String kind) throws IOException {
        try (var body = body(kind)) {
            return body.transferTo(OutputStream.nullOutputStream());
        }
    }
}
