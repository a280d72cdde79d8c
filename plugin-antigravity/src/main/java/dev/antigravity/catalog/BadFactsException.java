package dev.antigravity.catalog;

/// Facts about models that are not taken over. The message says why, and ends no sentence.
public final class BadFactsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadFactsException(String message) {
        super(message);
    }
}
