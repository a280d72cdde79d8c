package dev.antigravity.sandbox.http;

/// What became of an answer.
///
/// @param status the status that was sent, 0 if none was
/// @param events the events that were sent in full; 1 for a whole answer
public record Outcome(int status, int events, End end) {
    /// Who ended it.
    public enum End {
        /// The answer was sent as it was meant to be, to its end.
        COMPLETE,
        /// The sandbox broke the connection, because it was told to.
        BROKEN_OFF,
        /// The client closed the connection first.
        CLIENT_LEFT
    }
}
