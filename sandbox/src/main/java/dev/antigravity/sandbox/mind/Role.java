package dev.antigravity.sandbox.mind;

/// Who speaks.
public enum Role {
    SYSTEM,
    USER,
    MODEL
}
