package dev.antigravity.json;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A document with some of its outermost members replaced or added. Every other byte stays, and nothing is copied: the
/// document is written as the slices between the edits.
public final class JsonSplice {
    private final TopLevelMembers members;
    private final List<Edit> edits = new ArrayList<>();

    private record Edit(int from, int until, byte[] bytes) {}

    public JsonSplice(TopLevelMembers members) {
        this.members = members;
    }

    /// Replaces the value of a member, or adds the member as the document's first.
    public JsonSplice set(String name, JsonValue value) {
        var bytes = Json.bytes(value);
        var span = members.span(name);
        if (span.isPresent()) {
            edits.add(new Edit(span.get().from(), span.get().until(), bytes));
        } else {
            var at = members.start() + 1;
            var member = Json.text(new JsonString(name)) + ":" + new String(bytes, StandardCharsets.UTF_8)
                    + (members.isEmpty() ? "" : ",");
            edits.add(new Edit(at, at, member.getBytes(StandardCharsets.UTF_8)));
        }
        edits.sort(Comparator.comparingInt(Edit::from));
        return this;
    }

    /// Length of the spliced document in bytes.
    public long length() {
        var length = (long) members.document().length;
        for (var edit : edits) {
            length += edit.bytes().length - (edit.until() - edit.from());
        }
        return length;
    }

    public void writeTo(OutputStream out) throws IOException {
        var document = members.document();
        var at = 0;
        for (var edit : edits) {
            out.write(document, at, edit.from() - at);
            out.write(edit.bytes());
            at = edit.until();
        }
        out.write(document, at, document.length - at);
    }
}
