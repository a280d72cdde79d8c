package dev.antigravity.envfile;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.MalformedJsonException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A step with the bytes before and after it.
///
/// @param undoes numbers of the steps this one takes back
/// @param done   false from the moment we decided to write until we know that we have written
record JournalEntry(
        int number,
        Instant at,
        EnvStep.Kind kind,
        List<Integer> undoes,
        EnvContent before,
        EnvContent after,
        boolean done) {

    private static final int FORMAT = 1;

    JournalEntry {
        undoes = List.copyOf(undoes);
    }

    JournalEntry asDone() {
        return new JournalEntry(number, at, kind, undoes, before, after, true);
    }

    EnvStep asStep(boolean undone) {
        return new EnvStep(number, at, kind, List.copyOf(keys()), undone);
    }

    Set<String> keys() {
        return EnvContent.keysThatDiffer(before.valuesIfReadable(), after.valuesIfReadable());
    }

    /// Whether a write that we do not know the end of has happened, judged by what the file says now.
    boolean hasHappened(EnvContent now) {
        if (done || now.equals(after)) {
            return true;
        }
        if (now.equals(before)) {
            return false;
        }
        return EnvContent.keysThatDiffer(before.valuesIfReadable(), now.valuesIfReadable())
                .containsAll(keys());
    }

    byte[] encode() {
        return Json.bytes(JsonObject.builder()
                .put("format", FORMAT)
                .put("number", number)
                .put("at", at.toString())
                .put("kind", kind.name())
                .put("undoes", undoes.stream().map(JsonNumber::of).toList())
                .putIfPresent("before", encode(before))
                .putIfPresent("after", encode(after))
                .put("done", done)
                .build());
    }

    private static Optional<JsonString> encode(EnvContent content) {
        return content.bytes().map(bytes -> new JsonString(Base64.getEncoder().encodeToString(bytes)));
    }

    /// Empty if the bytes are no entry of this format.
    static Optional<JournalEntry> decode(byte[] bytes, EnvNotation notation) {
        try {
            var entry = JsonCursor.of(Json.parse(bytes));
            return entry.get("format").asLong() == FORMAT ? Optional.of(decode(entry, notation)) : Optional.empty();
        } catch (MalformedJsonException | JsonShapeException | IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static JournalEntry decode(JsonCursor entry, EnvNotation notation) {
        return new JournalEntry(
                (int) entry.get("number").asLong(),
                Instant.parse(entry.get("at").asString()),
                EnvStep.Kind.valueOf(entry.get("kind").asString()),
                entry.itemsOf("undoes").stream()
                        .map(item -> (int) item.asLong())
                        .toList(),
                content(entry, "before", notation),
                content(entry, "after", notation),
                entry.get("done").asBoolean());
    }

    private static EnvContent content(JsonCursor entry, String name, EnvNotation notation) {
        return entry.findString(name)
                .map(text -> EnvContent.of(notation, Base64.getDecoder().decode(text)))
                .orElse(EnvContent.absent(notation));
    }

    /// Number and kind only: the bytes may hold secrets.
    @Override
    public String toString() {
        return "step " + number + " (" + kind + ")";
    }
}
