/// OpenAI Chat Completions: `/v1/chat/completions`.
///
/// Beside what the vendor sends, thinking is shown as `reasoning_content`, as compatible servers do.
///
/// Source: platform.openai.com/docs/api-reference/chat, and the types of the vendor's TypeScript SDK 7.55, read
/// 2026-11.
@NullMarked
package dev.antigravity.sandbox.wire.openai.chat;

import org.jspecify.annotations.NullMarked;
