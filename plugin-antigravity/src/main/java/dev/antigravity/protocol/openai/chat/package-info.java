/// OpenAI Chat Completions, as client and as upstream, with the extensions compatible servers have made common
/// (`reasoning_content`, `extra_content`, `cache_control`).
///
/// Oddities worth knowing: results are messages of their own and hold text only, so pictures in them move to the user
/// message behind; arguments are a string of JSON; fragments of several calls may interleave; usage comes in a chunk of
/// its own after the finish.
///
/// | the client's field | to Chat Completions |
/// |---|---|
/// | `top_k`, cache marks without a profile | dropped with a note |
/// | thinking with a budget | a word for effort |
/// | thinking of the history | dropped, log only |
/// | more than four stop sequences | the first four |
/// | PDF by address, audio other than wav and mp3, file ids | refused |
///
/// Rules: CIN, CUP, CRS, CCL and STR-2xx of the contract. Specification: platform.openai.com/docs/api-reference/chat,
/// wire shapes of the official SDKs (TypeScript 7.55, Java 4.98), read 2026-11-20. May use `protocol`,
/// `protocol.openai`, `schema`, `chat`, `json`, `sse`.
@NullMarked
package dev.antigravity.protocol.openai.chat;

import org.jspecify.annotations.NullMarked;
