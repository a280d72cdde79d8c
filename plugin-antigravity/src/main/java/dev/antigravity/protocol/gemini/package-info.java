/// Gemini generateContent, as client and as upstream, and the inside of Cloud Code's envelope.
///
/// Oddities worth knowing: model and method stand in the path; names may be spelled in camel or snake case; calls need
/// no id,
/// and then results find them by name; a call is never split; usage is on every chunk and the last one counts; sources
/// are cited by bytes; the first call of each step must carry the signature it came with; a comment in a stream breaks
/// older clients.
///
/// | the client's field | to Gemini |
/// |---|---|
/// | `logit_bias`, `verbosity`, participant names, `parallel_tool_calls: false` | dropped with a note |
/// | thinking switched off, where the model only has levels | the least level |
/// | thinking of the history | dropped, log only; Google's own signatures go back on their calls |
/// | system text in the middle | at the front |
/// | more than five stop sequences | the first five |
/// | a forced web search | dropped with a note |
/// | file ids | refused |
///
/// | Gemini's field | to the others |
/// |---|---|
/// | `safetySettings`, `mediaResolution`, `speechConfig`, server tools but the search | dropped with a note |
/// | `cachedContent`, `candidateCount` above 1, `responseModalities` beyond text, Google's files | refused |
///
/// Limits of schemas are stated in {@link dev.antigravity.schema.RefInliner}.
///
/// Rules: GIN, GUP, GRS, GCL, STR-4xx, SCH-2xx, SCH-3xx and SCH-401 of the contract. Specification:
/// ai.google.dev/api/generate-content, wire shapes of the official SDKs (TypeScript 3.1, Java 1.70), read 2026-11-20.
/// May use `protocol`, `schema`, `chat`, `json`, `sse`.
@NullMarked
package dev.antigravity.protocol.gemini;

import org.jspecify.annotations.NullMarked;
