/// OpenAI Responses, as client and as upstream.
///
/// Oddities worth knowing: a conversation is a list of items, not of messages, and one turn of ours is several of them;
/// every event names the item it belongs to, so items of a stream may interleave; the final event repeats the whole
/// answer; tools may stand in namespaces, and even inside the input; encrypted reasoning only holds under its own item
/// id; nothing is stored here, so whatever refers to stored state is refused.
///
/// | the client's field | to Responses |
/// |---|---|
/// | stop sequences, `top_k`, `seed`, penalties, `logit_bias` | dropped with a note |
/// | a token limit below 16 | raised |
/// | thinking with a budget | a word for effort |
/// | cache marks without a profile, and those of system text, tools and calls | dropped, log only |
/// | audio, file ids of another protocol | refused |
/// | pictures and files in an assistant message | dropped with a note |
///
/// Rules: RIN, RUP, RRS, RCL and STR-3xx of the contract. Specification:
/// platform.openai.com/docs/api-reference/responses, wire shapes of the official SDKs (TypeScript 7.55, Java 4.98),
/// read 2026-11-20. May use `protocol`, `protocol.openai`, `schema`, `chat`, `json`, `sse`.
@NullMarked
package dev.antigravity.protocol.openai.responses;

import org.jspecify.annotations.NullMarked;
