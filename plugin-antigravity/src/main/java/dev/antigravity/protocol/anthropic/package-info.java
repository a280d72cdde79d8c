/// Anthropic Messages, as client and as upstream.
///
/// Oddities worth knowing: blocks of a stream come strictly one after the other; input tokens exclude cached ones;
/// thinking is signed over its exact text; at most four cache breakpoints; newer models refuse sampling parameters.
///
/// | the client's field | to Anthropic |
/// |---|---|
/// | `n`, `seed`, penalties, `logit_bias`, `logprobs`, `verbosity` | dropped with a note |
/// | `temperature` above 1 | clamped |
/// | JSON mode without schema | a sentence in the system text |
/// | audio, file ids, pictures other than jpeg, png, gif, webp | refused |
///
/// Rules: AIN, AUP, ARS, ACL and STR-1xx of the contract. Specification: docs.anthropic.com/en/api/messages, wire
/// shapes of the official SDKs (TypeScript 1.10, Java 3.10), read 2026-11-20. May use `protocol`, `schema`, `chat`,
/// `json`, `sse`.
@NullMarked
package dev.antigravity.protocol.anthropic;

import org.jspecify.annotations.NullMarked;
