package dev.antigravity.sandbox.oauth;

/// What an access token is worth.
public sealed interface TokenCheck {
    record Valid(String account) implements TokenCheck {}

    record Expired() implements TokenCheck {}

    /// Never issued, or revoked.
    record Unknown() implements TokenCheck {}
}
