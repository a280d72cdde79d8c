package dev.antigravity.sandbox.oauth;

/// A refusal in the words of RFC 6749, sections 4.1.2.1 and 5.2.
final class OAuthException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String error;

    /// @param error the code, such as `invalid_grant`
    OAuthException(String error, String description) {
        super(description);
        this.error = error;
    }

    String error() {
        return error;
    }

    String description() {
        return String.valueOf(getMessage());
    }
}
