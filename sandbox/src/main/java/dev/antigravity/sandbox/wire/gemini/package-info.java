/// Gemini `generateContent`, `streamGenerateContent`, `countTokens` and the list of models, under `/v1beta` and `/v1`.
///
/// Member names may be spelled `camelCase` or `snake_case`, as protocol buffers take them.
///
/// Source: ai.google.dev/api/generate-content, and the types of the vendor's TypeScript SDK 3.1, read 2026-11.
@NullMarked
package dev.antigravity.sandbox.wire.gemini;

import org.jspecify.annotations.NullMarked;
