package dev.antigravity.image;

/// The endpoint gave an error in place of pictures. The message is its own.
public final class PictureRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    PictureRefusedException(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
