package dev.antigravity.sse;

/// An event that grew beyond the reader's limit.
public final class EventTooLongException extends RuntimeException {
    private static final long serialVersionUID = 1;

    EventTooLongException(int limit) {
        super("an event of the stream is longer than " + limit + " bytes");
    }
}
