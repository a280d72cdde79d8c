package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.Delta;

/// Writes what happens to one block of a stream.
interface OpenAiResponsesItemWriter {
    /// For blocks this dialect has no events for.
    OpenAiResponsesItemWriter NOTHING = new OpenAiResponsesItemWriter() {};

    default void delta(Delta delta) {}

    default void stop() {}
}
