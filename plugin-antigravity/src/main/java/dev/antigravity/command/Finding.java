package dev.antigravity.command;

import java.util.Map;

/// Something that is not as it should be, and what puts it right.
///
/// @param what a sentence without its full stop
/// @param fix  what to do, as a sentence without its full stop
record Finding(String what, String fix) {
    /// Both, for one line.
    String sentences() {
        return what + ". " + fix + ".";
    }

    Map<String, String> data() {
        return Map.of("what", what, "fix", fix);
    }
}
