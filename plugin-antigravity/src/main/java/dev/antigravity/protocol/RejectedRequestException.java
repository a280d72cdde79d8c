package dev.antigravity.protocol;

import dev.antigravity.chat.ApiError;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.MalformedJsonException;

/// A request that is answered with 400 before any upstream is called.
public final class RejectedRequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient ApiError error;

    public RejectedRequestException(ApiError error) {
        super(error.message());
        this.error = error;
    }

    /// A field that is fine in itself but that no upstream of this route can honour (GEN-015).
    public static RejectedRequestException unsupported(JsonPath path, String reason) {
        return new RejectedRequestException(ApiError.about(
                path.toString(), ApiError.Fault.UNSUPPORTED, path + " is not supported here: " + reason));
    }

    /// A field that is missing or holds nonsense (GEN-016).
    public static RejectedRequestException invalid(JsonPath path, String complaint) {
        return new RejectedRequestException(
                ApiError.about(path.toString(), ApiError.Fault.INVALID, place(path) + ": " + complaint));
    }

    public static RejectedRequestException of(JsonShapeException e) {
        return invalid(e.path(), e.complaint());
    }

    public static RejectedRequestException of(MalformedJsonException e) {
        return new RejectedRequestException(ApiError.about("", ApiError.Fault.INVALID, String.valueOf(e.getMessage())));
    }

    private static String place(JsonPath path) {
        return path.equals(JsonPath.ROOT) ? "the request" : path.toString();
    }

    public ApiError error() {
        return error;
    }
}
