/// What the two OpenAI dialects share: errors, identity, effort, schemas, picture and file addresses, citations,
/// cache breakpoints, token probabilities and counts.
///
/// May use `protocol`, `schema`, `chat`, `json`.
@NullMarked
package dev.antigravity.protocol.openai;

import org.jspecify.annotations.NullMarked;
