package dev.antigravity.oauth;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

/// The little of HTTP that OAuth needs. Implementations follow no redirects, send no cookies, keep no more than
/// {@value #MAX_BODY_BYTES} bytes of an answer, and give up within a minute.
public interface FormPoster {
    int MAX_BODY_BYTES = 1 << 20;

    /// Posts `application/x-www-form-urlencoded`.
    ///
    /// @param headers beside those for the form
    /// @throws IOException if there is no complete answer
    Answer post(URI endpoint, Map<String, String> headers, String form) throws IOException;

    /// @throws IOException if there is no complete answer
    Answer get(URI address) throws IOException;

    record Answer(int status, byte[] body) {}
}
