package dev.antigravity.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An upstream that costs next to nothing: answers are made once and written as they are. What to answer stands in the
/// model's name: `small`, `burst-2000` (events as fast as they go), `paced-64-20` (64 events, one every 20 ms) or
/// `picture-20-8` (a picture of 20 MB, of which eight are half way before any is finished).
final class ScriptedUpstream implements AutoCloseable {
    private static final Pattern MODEL = Pattern.compile("\"model\"(?:\\s*:\\s*\"|\r\n\r\n)([^\"\r]+)");
    private static final Pattern PATH = Pattern.compile("/models/([^:/]+):");
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STREAM_HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private final ServerSocket listener;
    private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
    private final Map<String, LargePicture> pictures = new ConcurrentHashMap<>();

    ScriptedUpstream() throws IOException {
        listener = new ServerSocket(0, 4_096, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var socket = listener.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException _) {
            // Closed.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream(), 64 << 10);
            var out = socket.getOutputStream();
            while (true) {
                var request = WireRequest.read(in);
                if (request == null) {
                    return;
                }
                answer(request, out);
            }
        } catch (IOException _) {
            // The caller left.
        }
    }

    private void answer(WireRequest request, OutputStream out) throws IOException {
        var dialect = request.path().contains("chat") ? Dialect.CHAT : Dialect.ANTHROPIC;
        var match = MODEL.matcher(request.bodyStartAndEnd());
        var inPath = PATH.matcher(request.path());
        var model = inPath.find() ? inPath.group(1) : match.find() ? match.group(1) : "small";
        var parts = model.split("-");
        switch (parts[0]) {
            case "burst" ->
                out.write(answers.computeIfAbsent(dialect + model, _ -> burst(dialect, Integer.parseInt(parts[1]))));
            case "picture" ->
                pictures.computeIfAbsent(
                                request.path() + model,
                                _ -> new LargePicture(Integer.parseInt(parts[1]), Integer.parseInt(parts[2])))
                        .write(LargePicture.Words.of(request.path()), out);
            case "paced" -> pace(dialect, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), out);
            default -> out.write(answers.computeIfAbsent(dialect + model, _ -> whole(dialect)));
        }
        out.flush();
    }

    private static byte[] whole(Dialect dialect) {
        var body = dialect.whole().getBytes(StandardCharsets.UTF_8);
        var head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        return concat(head.getBytes(StandardCharsets.US_ASCII), body);
    }

    private static byte[] burst(Dialect dialect, int events) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(STREAM_HEAD);
        all.writeBytes(chunk(dialect.start()));
        for (var i = 0; i < events; i++) {
            all.writeBytes(chunk(dialect.event(i)));
        }
        all.writeBytes(chunk(dialect.end()));
        all.writeBytes(LAST_CHUNK);
        return all.toByteArray();
    }

    private static void pace(Dialect dialect, int events, int millis, OutputStream out) throws IOException {
        out.write(STREAM_HEAD);
        out.write(chunk(dialect.start()));
        out.flush();
        for (var i = 0; i < events; i++) {
            LockSupport.parkNanos(millis * 1_000_000L);
            out.write(chunk(dialect.event(i)));
            out.flush();
        }
        out.write(chunk(dialect.end()));
        out.write(LAST_CHUNK);
    }

    private static byte[] chunk(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return concat(
                (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII),
                concat(bytes, "\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    private static byte[] concat(byte[] first, byte[] second) {
        var both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A request, of which only what decides the answer is kept.
    record WireRequest(String path, String bodyStartAndEnd) {
        static @Nullable WireRequest read(InputStream in) throws IOException {
            var line = WireReader.line(in);
            if (line == null) {
                return null;
            }
            var length = 0;
            for (var header = WireReader.line(in); header != null && !header.isEmpty(); header = WireReader.line(in)) {
                if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(header.substring(15).strip());
                }
            }
            var edge = Math.min(length, 200);
            var start = in.readNBytes(edge);
            in.skipNBytes(Math.max(0, length - 2 * edge));
            var end = in.readNBytes(Math.min(edge, length - edge));
            return new WireRequest(
                    line.split(" ")[1],
                    new String(start, StandardCharsets.UTF_8) + new String(end, StandardCharsets.UTF_8));
        }
    }
}
