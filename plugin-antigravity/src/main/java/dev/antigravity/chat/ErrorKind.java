package dev.antigravity.chat;

/// What went wrong, in the words all protocols share. Each has its own spelling of every kind.
public enum ErrorKind {
    INVALID_REQUEST(400),
    AUTHENTICATION(401),
    PERMISSION(403),
    BILLING(429),
    NOT_FOUND(404),
    CONFLICT(409),
    TOO_LARGE(413),
    TIMEOUT(504),
    RATE_LIMIT(429),
    SERVER(500),
    BAD_GATEWAY(502),
    OVERLOADED(503);

    private final int usualStatus;

    ErrorKind(int usualStatus) {
        this.usualStatus = usualStatus;
    }

    /// The HTTP status OpenAI and Google send with it; Anthropic has some of its own.
    public int usualStatus() {
        return usualStatus;
    }
}
