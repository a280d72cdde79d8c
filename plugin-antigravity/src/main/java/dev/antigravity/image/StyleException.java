package dev.antigravity.image;

/// A style that is not there, or that cannot be kept. The message says which, and the way out.
public final class StyleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StyleException(String message) {
        super(message);
    }
}
