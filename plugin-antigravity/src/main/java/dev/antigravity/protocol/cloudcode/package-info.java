/// Google Cloud Code, as upstream: Gemini's requests and answers in an envelope, and nothing else.
///
/// Gemini clients need no translation: {@link dev.antigravity.protocol.cloudcode.CloudCodeSplice} puts their bytes into
/// the
/// envelope, {@link dev.antigravity.protocol.cloudcode.CloudCodeUnwrap} takes the answer's bytes out of it. Everybody
/// else goes
/// through {@link dev.antigravity.protocol.cloudcode.CloudCodeCodec}.
///
/// | the Gemini request's field | to Cloud Code |
/// |---|---|
/// | `safetySettings`, envelope `agent` | dropped with a note |
///
/// Rules: VUP and VRS of the contract; the wire facts are its section 5. May use `protocol.gemini`, `protocol`, `chat`,
/// `json`,
/// `sse`.
@NullMarked
package dev.antigravity.protocol.cloudcode;

import org.jspecify.annotations.NullMarked;
