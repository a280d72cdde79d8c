package dev.antigravity.protocol;

/// An upstream's answer that is not what its protocol says it is.
public final class UnreadableAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UnreadableAnswerException(String complaint) {
        super(complaint);
    }

    public UnreadableAnswerException(String complaint, Throwable cause) {
        super(complaint, cause);
    }
}
