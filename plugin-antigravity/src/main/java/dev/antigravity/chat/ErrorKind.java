package dev.antigravity.chat;

/// What went wrong, in the words all protocols share. Each has its own spelling of every kind.
public enum ErrorKind {
    INVALID_REQUEST,
    AUTHENTICATION,
    PERMISSION,
    BILLING,
    NOT_FOUND,
    CONFLICT,
    TOO_LARGE,
    TIMEOUT,
    RATE_LIMIT,
    SERVER,
    BAD_GATEWAY,
    OVERLOADED
}
