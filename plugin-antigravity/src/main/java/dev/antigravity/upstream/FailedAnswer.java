package dev.antigravity.upstream;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.net.Headers;

/// An upstream's answer that is an error.
///
/// @param body    as it came; of a stream the data of the event
/// @param error   the same, understood
/// @param isEvent whether it stood in an answer that had begun with a status of success, which says nothing then
public record FailedAnswer(int status, Headers headers, byte[] body, ApiError error, boolean isEvent) {
    /// A refusal by its status.
    public FailedAnswer(int status, Headers headers, byte[] body, ApiError error) {
        this(status, headers, body, error, false);
    }

    /// Where it was said, for people: `429`.
    public String place() {
        return isEvent ? "an error event of a " + status : Integer.toString(status);
    }

    boolean isUnauthorized() {
        return isEvent ? error.kind() == ErrorKind.AUTHENTICATION : status == 401;
    }
}
