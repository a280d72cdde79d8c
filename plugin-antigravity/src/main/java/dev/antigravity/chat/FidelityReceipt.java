package dev.antigravity.chat;

import dev.antigravity.json.JsonPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.stream.Collectors;

/// What a translation could not carry, or could carry only in part. Collected while a request is encoded; the same
/// thing said twice is one note. Not thread-safe.
public final class FidelityReceipt {
    private final SequencedSet<Note> notes = new LinkedHashSet<>();

    public void dropped(JsonPath path, String reason) {
        add(Note.Code.DROPPED, path, reason);
    }

    public void approximated(JsonPath path, String reason) {
        add(Note.Code.APPROXIMATED, path, reason);
    }

    public void clamped(JsonPath path, String reason) {
        add(Note.Code.CLAMPED, path, reason);
    }

    public void truncated(JsonPath path, String reason) {
        add(Note.Code.TRUNCATED, path, reason);
    }

    public void moved(JsonPath path, String reason) {
        add(Note.Code.MOVED, path, reason);
    }

    public void estimated(JsonPath path, String reason) {
        add(Note.Code.ESTIMATED, path, reason);
    }

    /// Something whose absence cannot change the answer. Only the log hears of it.
    public void droppedQuietly(JsonPath path, String reason) {
        notes.add(new Note(Note.Code.DROPPED, path.toString(), reason, false));
    }

    public void addAll(List<Note> others) {
        notes.addAll(others);
    }

    private void add(Note.Code code, JsonPath path, String reason) {
        notes.add(new Note(code, path.toString(), reason, true));
    }

    /// All notes, in the order they were made.
    public List<Note> notes() {
        return new ArrayList<>(notes);
    }

    /// The value of the response header: the notes that can matter to the answer, without spaces; empty if there are
    /// none.
    public String header() {
        return notes.stream()
                .filter(Note::matters)
                .map(Note::toString)
                .distinct()
                .collect(Collectors.joining(","));
    }
}
