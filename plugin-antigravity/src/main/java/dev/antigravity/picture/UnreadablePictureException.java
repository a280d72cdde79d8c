package dev.antigravity.picture;

/// These bytes are no picture we can read. The message goes on after "the picture ".
public final class UnreadablePictureException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadablePictureException(String message) {
        super(message);
    }

    static UnreadablePictureException cut() {
        return new UnreadablePictureException("ends too early");
    }
}
