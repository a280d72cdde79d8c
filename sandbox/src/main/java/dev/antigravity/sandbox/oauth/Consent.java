package dev.antigravity.sandbox.oauth;

/// Who answers the question whether a client may act for an account.
public enum Consent {
    /// A person, on the consent page.
    ASK,
    /// Nobody: it is always allowed.
    ALLOW,
    /// Nobody: it is always denied.
    DENY
}
