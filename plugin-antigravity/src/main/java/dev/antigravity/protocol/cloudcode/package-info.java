/// Google Cloud Code, as upstream: Gemini's requests and answers in an envelope, and nothing else.
///
/// Gemini clients need no translation: their bytes are put into the envelope and the answer's bytes taken out of it.
/// Everybody else's requests become Gemini's first.
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
