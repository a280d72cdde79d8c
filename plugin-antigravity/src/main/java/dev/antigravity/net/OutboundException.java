package dev.antigravity.net;

import java.io.IOException;

/// A call that got no answer. The message names no address and no credential.
public final class OutboundException extends IOException {
    private static final long serialVersionUID = 1;

    /// How far the call came.
    public enum Reason {
        /// The host is not one anybody named.
        NOT_ALLOWED,
        /// No connection: unknown host, refused, no route, TLS failure.
        CONNECT,
        /// A kept connection had been closed by the other side before it took the request.
        STALE,
        /// The connection broke before the answer began.
        BROKEN,
        /// Nothing came for too long.
        TIMEOUT,
        /// All connections are in use.
        BUSY,
        /// Our side gave up.
        CANCELLED
    }

    private final Reason reason;

    OutboundException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    OutboundException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
