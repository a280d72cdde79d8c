package dev.antigravity.api;

/// The work is no longer wanted: the user pressed Ctrl-C, declined a question or went away.
public final class CancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CancelledException() {
        this("Cancelled.");
    }

    public CancelledException(String message) {
        super(message);
    }
}
