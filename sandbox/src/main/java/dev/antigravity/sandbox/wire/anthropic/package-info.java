/// The Anthropic Messages API: `/v1/messages`, `/v1/messages/count_tokens`, `/v1/models`.
///
/// Requests are checked twice: against {@link dev.antigravity.sandbox.wire.anthropic.AnthropicShapes}, which know the
/// members and their kinds, and against rules that look at several members or at the model. The wording of refusals is
/// the vendor's where clients read it.
///
/// Source: platform.claude.com/docs/en/api/messages, and the types of the vendor's TypeScript SDK 1.10, read 2026-11.
@NullMarked
package dev.antigravity.sandbox.wire.anthropic;

import org.jspecify.annotations.NullMarked;
