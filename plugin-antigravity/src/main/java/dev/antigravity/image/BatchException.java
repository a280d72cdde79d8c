package dev.antigravity.image;

/// A batch that cannot be drawn. The message says where and why.
public final class BatchException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BatchException(String message) {
        super(message);
    }
}
