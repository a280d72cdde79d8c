package dev.antigravity.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/// A picture that is made while it is written. Several wait for each other half way, so that all are under way at once.
final class LargePicture {
    private static final byte[] PIECE = "A".repeat(60_000).getBytes(StandardCharsets.US_ASCII);

    private final int megabytes;
    private final CyclicBarrier halfWay;

    /// @param together how many wait for each other
    LargePicture(int megabytes, int together) {
        this.megabytes = megabytes;
        halfWay = new CyclicBarrier(together);
    }

    static long base64Bytes(int megabytes) {
        return megabytes * 1_000_000L / 3 / PIECE.length * 4 * PIECE.length;
    }

    /// How a dialect puts a picture.
    enum Words {
        IMAGES("{\"created\":1,\"data\":[{\"b64_json\":\"", "\"}]}"),
        RESPONSES("{\"output\":[{\"type\":\"image_generation_call\",\"result\":\"", "\"}]}"),
        GEMINI(
                "{\"candidates\":[{\"content\":{\"parts\":[{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"",
                "\"}}]}}]}");

        private final String start;
        private final String end;

        Words(String start, String end) {
            this.start = start;
            this.end = end;
        }

        /// In which a request to that path is answered.
        static Words of(String path) {
            return path.contains(":generateContent") ? GEMINI : path.endsWith("/responses") ? RESPONSES : IMAGES;
        }
    }

    void write(Words words, OutputStream out) throws IOException {
        var start = words.start;
        var end = words.end;
        var length = base64Bytes(megabytes);
        out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                        + (start.length() + length + end.length()) + "\r\n\r\n" + start)
                .getBytes(StandardCharsets.US_ASCII));
        for (var written = 0L; written < length; written += PIECE.length) {
            if (written == length / PIECE.length / 2 * PIECE.length) {
                meet();
            }
            out.write(PIECE);
        }
        out.write(end.getBytes(StandardCharsets.US_ASCII));
    }

    private void meet() throws IOException {
        try {
            halfWay.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IOException(e);
        }
    }
}
