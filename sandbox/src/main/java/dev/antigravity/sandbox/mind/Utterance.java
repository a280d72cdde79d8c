package dev.antigravity.sandbox.mind;

/// A piece of a reply.
public sealed interface Utterance {
    record Thought(String text) implements Utterance {}

    /// Thinking nobody may read.
    record HiddenThought() implements Utterance {}

    record Speech(String text) implements Utterance {}

    record Refusal(String text) implements Utterance {}

    /// A tool call.
    ///
    /// @param arguments JSON text, or the free text of a tool that takes such
    /// @param isWhole   false if the answer ended in the middle of the arguments
    record Call(OfferedTool tool, String arguments, boolean isWhole) implements Utterance {}
}
