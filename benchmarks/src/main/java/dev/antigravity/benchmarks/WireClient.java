package dev.antigravity.benchmarks;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One kept connection that sends prepared requests and reads answers with as little work as possible.
final class WireClient implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final byte[] sink = new byte[64 << 10];

    /// What came back.
    ///
    /// @param firstByteNanos from the request's first byte to the first of the answer's body
    /// @param totalNanos     to its last byte
    /// @param events         events seen
    /// @param inOrder        whether the words of its text are numbered from 0 without a gap
    record Answer(int status, long firstByteNanos, long totalNanos, long bytes, long events, boolean inOrder) {}

    WireClient(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 64 << 10);
    }

    static byte[] get(String path, String key) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + key + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] post(String path, String key, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var head = "POST " + path
                + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAuthorization: Bearer " + key
                + "\r\nanthropic-version: 2023-06-01\r\nContent-Length: " + bytes.length + "\r\n\r\n";
        var all = new byte[head.length() + bytes.length];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, all, 0, head.length());
        System.arraycopy(bytes, 0, all, head.length(), bytes.length);
        return all;
    }

    /// A form with a picture that is to be changed.
    static byte[] edit(String model, String key, int bytes) {
        var start = field("model", model) + field("prompt", "a hat")
                + "--XX\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\nContent-Type: image/png"
                + "\r\n\r\n";
        var end = "\r\n--XX--\r\n";
        var head = "POST /v1/images/edits HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=XX"
                + "\r\nAuthorization: Bearer " + key + "\r\nContent-Length: "
                + (start.length() + bytes + end.length()) + "\r\n\r\n" + start;
        var all = new byte[head.length() + bytes + end.length()];
        System.arraycopy(head.getBytes(StandardCharsets.US_ASCII), 0, all, 0, head.length());
        System.arraycopy(end.getBytes(StandardCharsets.US_ASCII), 0, all, head.length() + bytes, end.length());
        return all;
    }

    private static String field(String name, String value) {
        return "--XX\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    Answer exchange(byte[] request) throws IOException {
        var began = System.nanoTime();
        socket.getOutputStream().write(request);
        var status = Integer.parseInt(required(WireReader.line(in)).split(" ")[1]);
        var length = -1L;
        for (var header = required(WireReader.line(in)); !header.isEmpty(); header = required(WireReader.line(in))) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Long.parseLong(header.substring(15).strip());
            }
        }
        return length >= 0 ? fixed(status, length, began) : chunked(status, began);
    }

    private Answer fixed(int status, long length, long began) throws IOException {
        var first = 0L;
        for (var left = length; left > 0; ) {
            var count = in.read(sink, 0, (int) Math.min(left, sink.length));
            if (count < 0) {
                throw new IOException("the answer ended early");
            }
            first = first == 0 ? System.nanoTime() - began : first;
            left -= count;
        }
        return new Answer(status, first, System.nanoTime() - began, length, 0, true);
    }

    private Answer chunked(int status, long began) throws IOException {
        var first = 0L;
        var bytes = 0L;
        var words = new NumberedWords();
        while (true) {
            var size = Integer.parseInt(required(WireReader.line(in)), 16);
            if (size == 0) {
                WireReader.line(in);
                return new Answer(status, first, System.nanoTime() - began, bytes, words.events(), words.areInOrder());
            }
            first = first == 0 ? System.nanoTime() - began : first;
            bytes += size;
            for (var left = size; left > 0; ) {
                var count = in.read(sink, 0, Math.min(left, sink.length));
                if (count < 0) {
                    throw new IOException("the stream ended early");
                }
                words.see(sink, count);
                left -= count;
            }
            WireReader.line(in);
        }
    }

    private static String required(@Nullable String line) throws IOException {
        if (line == null) {
            throw new IOException("the connection ended");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
