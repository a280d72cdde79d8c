package dev.antigravity.protocol;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;

/// The two ways a stream breaks without the upstream saying so.
public final class BrokenStream {
    /// The upstream closed before the end of its reply (STR-008).
    public static final ApiError CUT = ApiError.of(ErrorKind.SERVER, "upstream stream ended before completion");

    /// The upstream sent something that is not JSON, or not of its protocol (STR-011).
    public static final ApiError UNREADABLE = ApiError.of(ErrorKind.SERVER, "upstream sent an unreadable event");

    private BrokenStream() {}

    /// The same failure as the answer to a request of which nothing has been answered: the gateway's, not the server's.
    public static ApiError beforeFirstByte(ApiError error) {
        return error == CUT || error == UNREADABLE ? error.withKind(ErrorKind.BAD_GATEWAY) : error;
    }
}
