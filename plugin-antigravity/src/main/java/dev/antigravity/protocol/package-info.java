/// What every wire dialect offers, and what they share on the way.
///
/// A dialect is a {@link dev.antigravity.protocol.ClientCodec} for those who call us, an
/// {@link dev.antigravity.protocol.UpstreamCodec} for those we call, or both. Requests go
/// wire → {@link dev.antigravity.chat.ChatRequest} → wire, answers come back as
/// {@link dev.antigravity.chat.StreamEvent}s; a whole answer is the fold of its stream, so both agree by construction.
///
/// The rules a dialect must keep are those of the translation contract in `docs/protocols.md`; their ids stand beside
/// the code that keeps them. May use `chat`, `json`, `sse`.
@NullMarked
package dev.antigravity.protocol;

import org.jspecify.annotations.NullMarked;
