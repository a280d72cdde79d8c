package dev.antigravity.sandbox.json;

import tools.jackson.core.JacksonException;

/// A text that should be JSON and is not.
public final class MalformedJsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedJsonException(String message) {
        super(message);
    }

    MalformedJsonException(JacksonException cause) {
        super(cause.getOriginalMessage(), cause);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
