package dev.antigravity.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An upstream on a port of its own that plays one answer after the other and remembers what it was asked. It works on
/// the bare socket, so that it can break off, stall and slice wherever it is told to.
public final class FakeUpstream implements AutoCloseable {
    private final ServerSocket listener;
    private final int keptBytes;
    private final BlockingQueue<Play> plays = new LinkedBlockingQueue<>();
    private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();

    /// A request as it came.
    public record Received(String method, String target, Map<String, String> headers, byte[] body) {
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /// What to do with a connection once the request has been read.
    @FunctionalInterface
    public interface Play {
        void run(Received request, OutputStream out, Socket socket) throws IOException;
    }

    public FakeUpstream() {
        this(Integer.MAX_VALUE);
    }

    /// @param keptBytes how much of a request's body is remembered; the rest is read all the same
    public FakeUpstream(int keptBytes) {
        this.keptBytes = keptBytes;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("fake-upstream").start(this::accept);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    public FakeUpstream then(Play play) {
        plays.add(play);
        return this;
    }

    /// Answers with a whole body.
    public FakeUpstream answer(int status, Map<String, String> headers, byte[] body) {
        return then((_, out, _) -> {
            var all = new LinkedHashMap<>(headers);
            all.putIfAbsent("Content-Type", "application/json");
            all.put("Content-Length", Integer.toString(body.length));
            head(status, all, out);
            out.write(body);
            out.flush();
        });
    }

    /// Streams bytes in slices, each flushed by itself, and closes the connection.
    public FakeUpstream stream(byte[] body, int slice) {
        return then((_, out, socket) -> {
            head(200, Map.of("Content-Type", "text/event-stream", "Connection", "close"), out);
            for (var at = 0; at < body.length; at += slice) {
                out.write(body, at, Math.min(slice, body.length - at));
                out.flush();
            }
            socket.close();
        });
    }

    public static void head(int status, Map<String, String> headers, OutputStream out) throws IOException {
        var head = new StringBuilder("HTTP/1.1 " + status + " Whatever\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /// One piece of a chunked body.
    public static void chunk(String data, OutputStream out) throws IOException {
        var bytes = data.getBytes(StandardCharsets.UTF_8);
        out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /// The next request that came, waiting for it.
    public Received received() {
        try {
            var request = received.poll(10, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("the upstream was not called");
            }
            return request;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The requests that have come and were not asked for yet.
    public List<Received> others() {
        return List.copyOf(received);
    }

    /// Forgets what has come and what was planned.
    public void forget() {
        received.clear();
        plays.clear();
    }

    private void accept() {
        try {
            while (true) {
                var socket = listener.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().name("fake-upstream-connection").start(() -> serve(socket));
            }
        } catch (SocketException _) {
            // Closed.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            var out = socket.getOutputStream();
            while (!socket.isClosed()) {
                var request = read(in);
                if (request == null) {
                    return;
                }
                received.add(request);
                var play = plays.poll();
                if (play == null) {
                    head(500, Map.of("Content-Length", "0"), out);
                } else {
                    play.run(request, out, socket);
                }
            }
        } catch (IOException _) {
            // The caller left.
        }
    }

    private @Nullable Received read(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        for (var ends = 0; ends < 4; ) {
            var b = in.read();
            if (b < 0) {
                return null;
            }
            head.write(b);
            ends = b == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : b == '\r' ? 1 : 0;
        }
        var lines = head.toString(StandardCharsets.ISO_8859_1).split("\r\n");
        var headers = new LinkedHashMap<String, String>();
        for (var i = 1; i < lines.length; i++) {
            var colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        var length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        var start = lines[0].split(" ");
        var body = in.readNBytes(Math.min(length, keptBytes));
        in.skipNBytes(length - body.length);
        return new Received(start[0], start[1], headers, body);
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
