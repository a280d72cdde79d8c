package dev.antigravity.account;

/// A name that would make no readable id.
public final class BadAccountNameException extends AccountException {
    private static final long serialVersionUID = 1;

    BadAccountNameException(String message) {
        super(message);
    }
}
