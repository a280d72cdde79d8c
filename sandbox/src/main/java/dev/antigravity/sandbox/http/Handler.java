package dev.antigravity.sandbox.http;

/// Answers the calls of a server. Called from many threads at once.
public interface Handler {
    Answer answer(Call call);

    /// Called once after each answer, however it ended.
    void ended(Call call, Outcome outcome);
}
