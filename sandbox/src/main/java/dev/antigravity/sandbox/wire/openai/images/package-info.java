/// OpenAI's image endpoints, `images/generations` and `images/edits`: pictures made and changed, whole or streamed with
/// unfinished ones before.
///
/// Source: OpenAI API reference, "Images", read 2026-11.
@NullMarked
package dev.antigravity.sandbox.wire.openai.images;

import org.jspecify.annotations.NullMarked;
