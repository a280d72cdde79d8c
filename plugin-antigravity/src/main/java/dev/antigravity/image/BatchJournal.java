package dev.antigravity.image;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// How far a batch is, one step a line, on the disk before the next is taken: whatever ends the process, the next run
/// goes on. One run at a time has it. Thread-safe.
///
/// A wish that was sent and not heard of again is sent with the same idempotency key, so that a proxy that has seen it
/// answers without a second bill.
public final class BatchJournal implements AutoCloseable {
    private final FileChannel channel;
    private final Map<String, Step> last = new LinkedHashMap<>();

    /// What a line of the batch has come to.
    private sealed interface Step {
        record Sent(String key) implements Step {}

        record Done(List<Path> files) implements Step {}

        record Failed() implements Step {}
    }

    /// @param file made if it is not there
    /// @throws BatchException if another run has it
    public BatchJournal(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                throw busy(file);
            }
            read();
        } catch (OverlappingFileLockException _) {
            channel.close();
            throw busy(file);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static BatchException busy(Path file) {
        return new BatchException("another run is drawing this batch: it has " + file);
    }

    private void read() throws IOException {
        // Not closed: that would give the lock back.
        var bytes = Channels.newInputStream(channel).readAllBytes();
        for (var line : new String(bytes, StandardCharsets.UTF_8).split("\n")) {
            try {
                take(JsonCursor.of(Json.parseObject(line)));
            } catch (RuntimeException _) {
                // Cut by what ended the last run.
            }
        }
        if (bytes.length > 0 && bytes[bytes.length - 1] != '\n') {
            append("\n");
        }
    }

    private void take(JsonCursor line) {
        var id = line.get("id").asString();
        switch (line.get("state").asString()) {
            case "sent" -> last.put(id, new Step.Sent(line.get("key").asString()));
            case "done" ->
                last.put(
                        id,
                        new Step.Done(line.itemsOf("files").stream()
                                .map(file -> Path.of(file.asString()))
                                .toList()));
            default -> last.put(id, new Step.Failed());
        }
    }

    /// The pictures of a line that is done; empty if it is not.
    public synchronized Optional<List<Path>> done(BatchLine line) {
        return last.get(line.id()) instanceof Step.Done(var files) ? Optional.of(files) : Optional.empty();
    }

    /// A line is about to be sent.
    ///
    /// @return its idempotency key: the one it had if nobody knows what became of it
    public synchronized String sent(BatchLine line) throws IOException {
        var key = last.get(line.id()) instanceof Step.Sent(var known)
                ? known
                : UUID.randomUUID().toString();
        write(line, "sent", JsonObject.of("key", key));
        last.put(line.id(), new Step.Sent(key));
        return key;
    }

    public synchronized void done(BatchLine line, List<Path> files) throws IOException {
        var names = files.stream().map(Path::toString).toList();
        write(line, "done", JsonObject.of("files", JsonArray.ofStrings(names)));
        last.put(line.id(), new Step.Done(files));
    }

    /// Nothing came of it. The next try is a new request.
    public synchronized void failed(BatchLine line, String reason) throws IOException {
        write(line, "failed", JsonObject.of("reason", reason));
        last.put(line.id(), new Step.Failed());
    }

    private void write(BatchLine line, String state, JsonObject more) throws IOException {
        var step = JsonObject.builder()
                .put("id", line.id())
                .put("line", line.number())
                .put("state", state);
        more.forEach(step::put);
        append(Json.text(step.build()) + "\n");
    }

    private void append(String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        for (var at = channel.size(); bytes.hasRemaining(); ) {
            at += channel.write(bytes, at);
        }
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
