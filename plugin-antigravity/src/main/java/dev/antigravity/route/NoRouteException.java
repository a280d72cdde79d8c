package dev.antigravity.route;

import dev.antigravity.chat.ApiError;

/// Nobody can serve a request. Says why and what to do.
public final class NoRouteException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ApiError error;

    NoRouteException(ApiError error) {
        super(error.message());
        this.error = error;
    }

    public ApiError error() {
        return error;
    }
}
