/// OpenAI Responses: `/v1/responses`, `/v1/responses/{id}`, `/v1/responses/input_tokens`.
///
/// Responses are kept in memory unless `store` is false, and a later request may go on from one. Encrypted reasoning
/// can be read for the account it was made for and for no other.
///
/// Source: platform.openai.com/docs/api-reference/responses, and the types of the vendor's TypeScript SDK 7.55, read
/// 2026-11.
@NullMarked
package dev.antigravity.sandbox.wire.openai.responses;

import org.jspecify.annotations.NullMarked;
