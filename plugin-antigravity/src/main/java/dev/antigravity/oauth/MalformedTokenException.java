package dev.antigravity.oauth;

/// A text that was to be a token and is none. The message ends a sentence and holds nothing of the text.
final class MalformedTokenException extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedTokenException(String message) {
        super(message);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
