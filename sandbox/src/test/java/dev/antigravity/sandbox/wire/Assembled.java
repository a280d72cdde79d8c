package dev.antigravity.sandbox.wire;

import java.util.List;

/// A reply put together again, from a stream or from a whole answer.
///
/// @param blocks `thinking: …`, `text: …`, `call NAME: ARGUMENTS`, in order
/// @param stop   in the protocol's own word
record Assembled(List<String> blocks, String stop, long inputTokens, long outputTokens) {}
