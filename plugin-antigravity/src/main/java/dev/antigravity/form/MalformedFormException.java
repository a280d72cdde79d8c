package dev.antigravity.form;

/// A body that is not the form its head announces. The message says why.
public final class MalformedFormException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedFormException(String message) {
        super(message);
    }
}
