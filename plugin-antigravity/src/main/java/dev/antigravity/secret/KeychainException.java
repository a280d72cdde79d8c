package dev.antigravity.secret;

/// A keychain did not answer, or not as it should.
public final class KeychainException extends RuntimeException {
    private static final long serialVersionUID = 1;

    KeychainException(String message) {
        super(message);
    }

    KeychainException(String message, Throwable cause) {
        super(message, cause);
    }
}
