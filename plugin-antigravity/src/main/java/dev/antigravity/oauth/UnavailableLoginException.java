package dev.antigravity.oauth;

/// A login that cannot even be started; the message says what is missing.
public final class UnavailableLoginException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnavailableLoginException(String message) {
        super(message);
    }

    UnavailableLoginException(String message, Exception cause) {
        super(message, cause);
    }
}
