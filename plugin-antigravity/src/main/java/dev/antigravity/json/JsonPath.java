package dev.antigravity.json;

import org.jspecify.annotations.Nullable;

/// Where a value stands in a document, spelled as clients spell it: `messages[2].content[0].text`. The root is empty.
///
/// Building one costs an object; its text is only made when somebody asks.
public final class JsonPath {
    public static final JsonPath ROOT = new JsonPath(null, null, -1);

    private final @Nullable JsonPath parent;
    private final @Nullable String name;
    private final int index;

    private JsonPath(@Nullable JsonPath parent, @Nullable String name, int index) {
        this.parent = parent;
        this.name = name;
        this.index = index;
    }

    /// A path of plain member names, outermost first.
    public static JsonPath of(String... names) {
        var path = ROOT;
        for (var name : names) {
            path = path.member(name);
        }
        return path;
    }

    public JsonPath member(String member) {
        return new JsonPath(this, member, -1);
    }

    public JsonPath item(int position) {
        return new JsonPath(this, null, position);
    }

    private void appendTo(StringBuilder text) {
        if (parent == null) {
            return;
        }
        parent.appendTo(text);
        if (name == null) {
            text.append('[').append(index).append(']');
        } else {
            text.append(text.isEmpty() ? "" : ".").append(name);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonPath that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    @Override
    public String toString() {
        var text = new StringBuilder();
        appendTo(text);
        return text.toString();
    }
}
