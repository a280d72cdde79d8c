package dev.antigravity.upstream;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.net.Headers;
import java.util.Optional;

/// An upstream's answer that is an error.
///
/// @param body    as it came; of a stream the data of the event
/// @param error   the same, understood
/// @param isEvent whether it stood in an answer that had begun with a status of success, which says nothing then
/// @param stream  all of a stream it began, for a client that can read it as it is
public record FailedAnswer(
        int status, Headers headers, byte[] body, ApiError error, boolean isEvent, Optional<byte[]> stream) {
    /// A refusal by its status.
    public FailedAnswer(int status, Headers headers, byte[] body, ApiError error) {
        this(status, headers, body, error, false, Optional.empty());
    }

    /// What a client of the same protocol can be given as it came; empty if it cannot.
    public Optional<byte[]> passable() {
        return isEvent ? stream : Optional.of(body);
    }

    /// Where it was said, for people: `429`.
    public String place() {
        return isEvent ? "an error event of a " + status : Integer.toString(status);
    }

    boolean isUnauthorized() {
        return isEvent ? error.kind() == ErrorKind.AUTHENTICATION : status == 401;
    }
}
