package dev.antigravity.endpoint;

import dev.antigravity.chat.ApiError;

/// A request that an endpoint does not serve; the server answers it in the client's dialect.
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ApiError error;

    public RefusedException(ApiError error) {
        super(error.message());
        this.error = error;
    }

    ApiError error() {
        return error;
    }
}
