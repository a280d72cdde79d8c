/// What the two OpenAI dialects share: errors, identity, effort, schemas, picture and file addresses, token
/// probabilities.
///
/// May use `protocol`, `schema`, `chat`, `json`.
@NullMarked
package dev.antigravity.protocol.openai;

import org.jspecify.annotations.NullMarked;
