package dev.antigravity.sandbox.script;

import dev.antigravity.sandbox.refusal.RefusalKind;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/// Something that goes wrong.
///
/// | line | goes wrong how |
/// |---|---|
/// | `fault 503` or `fault overloaded`, with `status=`, `message=`, `code=`, `retry-after=SECONDS` | the provider's own
/// error answer |
/// | `fault html`, `fault empty`, with `status=` | an answer that is not the provider's at all |
/// | `fault close` | the connection is closed in place of an answer; nothing is done |
/// | `fault cut after=N [midway]` | the connection breaks after N events |
/// | `fault short after=N` | the stream ends after N events as if it were complete |
/// | `fault stall [after=N]` | silence for ever: before the headers, or after N events |
/// | `fault malformed after=N` | the event after N others is not JSON |
/// | `fault error KIND after=N` | the event after N others is the protocol's error event, and the last |
///
/// With `times=N` a fault strikes the first N requests that read this very script, and then no more.
public sealed interface Fault {
    /// The provider's own error answer.
    record Refused(
            RefusalKind kind,
            OptionalInt status,
            Optional<String> message,
            Optional<String> code,
            Optional<Duration> retryAfter)
            implements Fault {}

    /// An HTML page, as a gateway in between sends it.
    record HtmlPage(int status) implements Fault {}

    /// A status and no body.
    record Blank(int status) implements Fault {}

    record Close() implements Fault {}

    record Cut(int after, boolean midway) implements Fault {}

    record Short(int after) implements Fault {}

    /// @param after empty: not even headers come
    record Stall(OptionalInt after) implements Fault {}

    record Malformed(int after) implements Fault {}

    record ErrorEvent(RefusalKind kind, int after) implements Fault {}
}
