package dev.antigravity.api;

import java.util.List;

/// A question nobody was there to answer, and how to answer it next time.
///
/// @param flag     the flag that gives the answer, `--provider`
/// @param question the question, as a person would have seen it
/// @param choices  what may be answered; empty if anything may
public record MissingInput(String flag, String question, List<String> choices) {
    public MissingInput {
        choices = List.copyOf(choices);
    }
}
