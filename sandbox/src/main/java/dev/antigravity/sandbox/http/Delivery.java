package dev.antigravity.sandbox.http;

import java.time.Duration;

/// How an answer travels.
///
/// @param delay      time before the status line
/// @param pace       time between one event and the next
/// @param sliceBytes the most bytes written at once, each slice flushed by itself; 0 for no slicing
/// @param ending     how far the answer gets
public record Delivery(Duration delay, Duration pace, int sliceBytes, Ending ending) {
    public static final Delivery PROMPT = new Delivery(Duration.ZERO, Duration.ZERO, 0, new Ending.Complete());

    public Delivery with(Ending other) {
        return new Delivery(delay, pace, sliceBytes, other);
    }

    /// How far an answer gets.
    public sealed interface Ending {
        /// To its end.
        record Complete() implements Ending {}

        /// The connection is closed in place of an answer.
        record NoAnswer() implements Ending {}

        /// Nothing ever comes, and the connection stays open until the client leaves.
        record Silence() implements Ending {}

        /// The connection breaks after so many events (of a whole answer: after half its bytes, or after the headers
        /// if `events` is 0).
        ///
        /// @param midway whether half of the next event is sent, inside a chunk that never ends
        record Cut(int events, boolean midway) implements Ending {}

        /// The answer ends after so many events as if it were complete, which only the events can deny.
        record Short(int events) implements Ending {}

        /// Nothing more comes after so many events (0: after the headers), and the connection stays open until the
        /// client leaves.
        record Stall(int events) implements Ending {}
    }
}
