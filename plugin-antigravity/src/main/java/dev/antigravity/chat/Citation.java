package dev.antigravity.chat;

import dev.antigravity.json.JsonObject;
import java.util.Optional;

/// A source that a piece of the answer rests on.
///
/// @param origin the protocol it came from
/// @param wire   its form there
/// @param url    the address of the source; one without travels only back to its origin
/// @param start  first cited character of the block's text, in UTF-16 units; the whole block if empty
/// @param end    behind the last cited character
public record Citation(
        Protocol origin, JsonObject wire, Optional<String> url, Optional<String> title, Optional<Range> range) {

    /// A stretch of the block's text, in UTF-16 units.
    public record Range(long start, long end) {}
}
