package dev.antigravity.image;

import dev.antigravity.files.Disk;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// How far a batch is, one step a line, on the disk before the next is taken: whatever ends the process, the next run
/// goes on. One run at a time has it. Thread-safe.
///
/// A wish that was sent and not heard of again is sent with the same idempotency key, so that a proxy that has seen it
/// answers without a second bill. One whose pictures have come is never sent again: they get their names when the
/// journal is opened, if the process that was about to give them died.
public final class BatchJournal implements AutoCloseable {
    private final Tape tape;
    private final Disk disk;
    private final Map<String, Step> last = new LinkedHashMap<>();

    /// Where the lines are.
    interface Tape extends Closeable {
        byte[] read() throws IOException;

        /// Returns when the bytes would survive a power cut.
        void append(byte[] bytes) throws IOException;
    }

    /// What a line of the batch has come to.
    private sealed interface Step {
        record Sent(String key) implements Step {}

        record Arrived(int line, List<Placement> pictures) implements Step {}

        record Done(List<Path> files) implements Step {}

        record Failed() implements Step {}
    }

    /// @param file made if it is not there
    /// @throws BatchException if another run has it
    public BatchJournal(Path file) throws IOException {
        this(new LockedTape(file), Disk.ofThisMachine());
    }

    BatchJournal(Tape tape, Disk disk) throws IOException {
        this.tape = tape;
        this.disk = disk;
        try {
            read();
            goOn();
        } catch (IOException | RuntimeException e) {
            tape.close();
            throw e;
        }
    }

    private void read() throws IOException {
        var bytes = tape.read();
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

    /// Gives pictures that have come the names they were about to get.
    private void goOn() throws IOException {
        for (var entry : List.copyOf(last.entrySet())) {
            if (entry.getValue() instanceof Step.Arrived(var line, var pictures)) {
                var id = entry.getKey();
                done(id, line, new Placing(disk, renamed -> arrived(id, line, renamed)).goOn(pictures));
            }
        }
    }

    private void take(JsonCursor line) {
        var id = line.get("id").asString();
        switch (line.get("state").asString()) {
            case "sent" -> last.put(id, new Step.Sent(line.get("key").asString()));
            case "arrived" ->
                last.put(id, new Step.Arrived((int) line.get("line").asLong(), placements(line)));
            case "done" ->
                last.put(
                        id,
                        new Step.Done(line.itemsOf("files").stream()
                                .map(file -> Path.of(file.asString()))
                                .toList()));
            default -> last.put(id, new Step.Failed());
        }
    }

    private static List<Placement> placements(JsonCursor line) {
        return line.itemsOf("pictures").stream()
                .map(picture -> new Placement(
                        Path.of(picture.get("from").asString()),
                        Path.of(picture.get("to").asString())))
                .toList();
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
        write(line.id(), line.number(), "sent", JsonObject.of("key", key));
        last.put(line.id(), new Step.Sent(key));
        return key;
    }

    /// The pictures of a line have come, and are about to get their names.
    public synchronized void arrived(BatchLine line, List<Placement> pictures) throws IOException {
        arrived(line.id(), line.number(), pictures);
    }

    private void arrived(String id, int line, List<Placement> pictures) throws IOException {
        var each = pictures.stream()
                .<JsonValue>map(picture -> JsonObject.builder()
                        .put("from", picture.from().toString())
                        .put("to", picture.to().toString())
                        .build())
                .toList();
        write(id, line, "arrived", JsonObject.of("pictures", new JsonArray(each)));
        last.put(id, new Step.Arrived(line, pictures));
    }

    public synchronized void done(BatchLine line, List<Path> files) throws IOException {
        done(line.id(), line.number(), files);
    }

    private void done(String id, int line, List<Path> files) throws IOException {
        var names = files.stream().map(Path::toString).toList();
        write(id, line, "done", JsonObject.of("files", JsonArray.ofStrings(names)));
        last.put(id, new Step.Done(files));
    }

    /// Nothing came of it. The next try is a new request, unless the pictures have come all the same.
    public synchronized void failed(BatchLine line, String reason) throws IOException {
        if (!(last.get(line.id()) instanceof Step.Arrived)) {
            write(line.id(), line.number(), "failed", JsonObject.of("reason", reason));
            last.put(line.id(), new Step.Failed());
        }
    }

    private void write(String id, int line, String state, JsonObject more) throws IOException {
        var step = JsonObject.builder().put("id", id).put("line", line).put("state", state);
        more.forEach(step::put);
        append(Json.text(step.build()) + "\n");
    }

    private void append(String text) throws IOException {
        tape.append(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        tape.close();
    }
}
