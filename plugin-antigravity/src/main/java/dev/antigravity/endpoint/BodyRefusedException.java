package dev.antigravity.endpoint;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;

/// A body that is not read to its end. The connection cannot be used again.
public final class BodyRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ApiError error;

    private BodyRefusedException(ErrorKind kind, String message) {
        super(message);
        error = ApiError.of(kind, message);
    }

    static BodyRefusedException tooLong(long limitBytes) {
        return new BodyRefusedException(
                ErrorKind.TOO_LARGE,
                "the request body is longer than the limit of " + limitBytes + " bytes (server.max-body)");
    }

    static BodyRefusedException tooMuchInFlight() {
        return new BodyRefusedException(
                ErrorKind.OVERLOADED, "the gateway holds as many request bodies as it may; try again");
    }

    static BodyRefusedException broken() {
        return new BodyRefusedException(
                ErrorKind.INVALID_REQUEST, "the request body ended before its announced length");
    }

    ApiError error() {
        return error;
    }
}
