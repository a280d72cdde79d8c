/// The vocabulary: one conversation as all protocols can say it, shaped like content blocks.
///
/// {@link dev.antigravity.chat.ChatRequest} goes up, {@link dev.antigravity.chat.StreamEvent}s come back, and
/// {@link dev.antigravity.chat.FidelityReceipt} holds what a translation could not carry. Everything here is data: no
/// wire names, no I/O. May use `json`.
@NullMarked
package dev.antigravity.chat;

import org.jspecify.annotations.NullMarked;
