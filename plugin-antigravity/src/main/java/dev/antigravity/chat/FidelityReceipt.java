package dev.antigravity.chat;

import dev.antigravity.json.JsonPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// What a translation could not carry, or could carry only in part. Collected while a request is encoded; the same
/// thing said twice is one note. Not thread-safe.
public final class FidelityReceipt {
    /// Node takes 16 KiB for all headers together, many servers 8 KiB for one.
    private static final int LONGEST_HEADER = 6_000;

    private static final String CUT = "truncated:x-fidelity-receipt";

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
    /// none. A receipt longer than clients' HTTP libraries take is cut and says so; the log has it whole.
    public String header() {
        var header = new StringBuilder();
        for (var note : notesInHeader()) {
            if (header.length() + note.length() + CUT.length() + 2 > LONGEST_HEADER) {
                return header.append(header.isEmpty() ? "" : ",").append(CUT).toString();
            }
            header.append(header.isEmpty() ? "" : ",").append(note);
        }
        return header.toString();
    }

    private List<String> notesInHeader() {
        return notes.stream()
                .filter(Note::matters)
                .map(Note::inHeader)
                .distinct()
                .toList();
    }
}
