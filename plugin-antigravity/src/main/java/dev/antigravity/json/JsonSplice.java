package dev.antigravity.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/// A document with some of its outermost members replaced, added or removed. Every other byte stays, and nothing is
/// copied: the document is written as the slices between the edits.
public final class JsonSplice {
    private static final byte[] NOTHING = {};

    private final TopLevelMembers members;
    private final List<Edit> replaced = new ArrayList<>();
    private final List<String> added = new ArrayList<>();
    private final BitSet removed = new BitSet();

    private record Edit(int from, int until, byte[] bytes) {}

    public JsonSplice(TopLevelMembers members) {
        this.members = members;
    }

    /// Replaces the value of a member, or adds the member before the document's others.
    public JsonSplice set(String name, JsonValue value) {
        members.span(name)
                .ifPresentOrElse(
                        span -> replaced.add(new Edit(span.from(), span.until(), Json.bytes(value))),
                        () -> added.add(Json.text(new JsonString(name)) + ":" + Json.text(value)));
        return this;
    }

    /// Takes a member out, and the comma that goes with it. Not for a member that was set.
    public JsonSplice remove(String name) {
        var all = members.members();
        for (var i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                removed.set(i);
            }
        }
        return this;
    }

    /// Length of the spliced document in bytes.
    public long length() {
        var length = (long) members.document().length;
        for (var edit : edits()) {
            length += edit.bytes().length - (edit.until() - edit.from());
        }
        return length;
    }

    /// The spliced document in one piece.
    public byte[] bytes() {
        try (var out = new ByteArrayOutputStream(Math.toIntExact(length()))) {
            writeTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory does not fail.
        }
    }

    public void writeTo(OutputStream out) throws IOException {
        var document = members.document();
        var at = 0;
        for (var edit : edits()) {
            out.write(document, at, edit.from() - at);
            out.write(edit.bytes());
            at = edit.until();
        }
        out.write(document, at, document.length - at);
    }

    private List<Edit> edits() {
        var edits = new ArrayList<Edit>();
        var lastKept = removed.previousClearBit(members.members().size() - 1);
        if (!added.isEmpty()) {
            var text = String.join(",", added) + (lastKept >= 0 ? "," : "");
            edits.add(new Edit(begin(), begin(), text.getBytes(StandardCharsets.UTF_8)));
        }
        edits.addAll(replaced);
        for (var i = removed.nextSetBit(0); i >= 0 && i < lastKept; i = removed.nextSetBit(i + 1)) {
            edits.add(new Edit(slot(i), comma(i) + 1, NOTHING));
        }
        if (lastKept < members.members().size() - 1) {
            var end = members.members().getLast().value().until();
            edits.add(new Edit(lastKept < 0 ? begin() : comma(lastKept), end, NOTHING));
        }
        edits.sort(Comparator.comparingInt(Edit::from));
        return edits;
    }

    private int begin() {
        return members.start() + 1;
    }

    /// Where what belongs to a member begins: behind the brace or the comma before it.
    private int slot(int member) {
        return member == 0 ? begin() : comma(member - 1) + 1;
    }

    /// The comma behind a member that is not the last.
    private int comma(int member) {
        var at = members.members().get(member).value().until();
        while (members.document()[at] != ',') {
            at++;
        }
        return at;
    }
}
