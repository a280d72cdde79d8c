package dev.antigravity.chat;

import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonValue;

/// A member of the client's request that this model has no place for. Travels only back to the protocol it came from.
///
/// @param name    name of the member in its object
/// @param path    where it stood
/// @param matters whether its absence can change the answer; if not, only the log hears of it
public record Extra(String name, JsonPath path, JsonValue value, boolean matters) {
    /// Whether it stood in the outermost object.
    public boolean isOutermost() {
        return holder().isEmpty();
    }

    /// The path of the object it stood in, empty for the outermost.
    public String holder() {
        var whole = path.toString();
        return whole.substring(0, Math.max(0, whole.length() - name.length() - 1));
    }
}
