package dev.antigravity.command;

import dev.antigravity.api.CancellationToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// A log the host writes: read from its end, and followed while it grows or is replaced by a new one.
record LogFile(Path path) {
    /// The end of a file that is looked at, however many lines are asked for.
    private static final int TAIL_BYTES = 1 << 20;

    private static final long LOOK_MILLIS = 250;
    private static final Pattern LEVEL = Pattern.compile("^\\S+ (ERROR|WARN|INFO|DEBUG|TRACE)\\b");

    static LogFile ofProxy(Workbench bench) {
        return named(bench, "proxy.log");
    }

    static LogFile ofHost(Workbench bench) {
        return named(bench, "antigravity.log");
    }

    private static LogFile named(Workbench bench, String name) {
        return new LogFile(bench.host().paths().home().resolve("logs").resolve(name));
    }

    /// The level of a line, or nothing if it only continues another.
    static String level(String line) {
        var level = LEVEL.matcher(line);
        return level.find() ? level.group(1) : "";
    }

    /// The last lines; none if there is no file.
    List<String> last(int count) throws IOException {
        var lines = read(Math.max(0, size() - TAIL_BYTES)).text().lines().toList();
        return lines.subList(Math.max(0, lines.size() - count), lines.size());
    }

    /// The last errors and warnings among the newest lines, the newest last.
    List<String> complaints(int count) throws IOException {
        var complaints = last(Integer.MAX_VALUE).stream()
                .filter(line -> List.of("ERROR", "WARN").contains(level(line)))
                .toList();
        return complaints.subList(Math.max(0, complaints.size() - count), complaints.size());
    }

    /// Hands over each line written from now on, until cancelled.
    void follow(CancellationToken cancellation, Consumer<String> reader) throws IOException, InterruptedException {
        var told = new CountDownLatch(1);
        try (var _ = cancellation.onCancel(told::countDown)) {
            var seen = size();
            while (!told.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                var size = size();
                var piece = read(size < seen ? 0 : seen);
                piece.text().lines().forEach(reader);
                seen = piece.end();
            }
        }
    }

    private long size() throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    /// Whole lines from a place in the file on.
    private record Piece(String text, long end) {}

    private Piece read(long from) throws IOException {
        if (!Files.exists(path)) {
            return new Piece("", 0);
        }
        try (var file = Files.newByteChannel(path)) {
            var bytes = ByteBuffer.allocate((int) Math.min(TAIL_BYTES, Math.max(0, file.size() - from)));
            file.position(from);
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {
                // Files are read in as many steps as the system likes.
            }
            var whole = bytes.position();
            while (whole > 0 && bytes.get(whole - 1) != '\n') {
                whole--;
            }
            return new Piece(new String(bytes.array(), 0, whole, StandardCharsets.UTF_8), from + whole);
        }
    }
}
