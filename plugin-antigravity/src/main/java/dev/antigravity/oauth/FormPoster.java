package dev.antigravity.oauth;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    Answer get(URI address, Map<String, String> headers) throws IOException;

    /// The same through a proxy; directly if there is none.
    FormPoster through(Optional<URI> proxy);

    /// @param cookies what the server wants kept, each as `name=value; attributes`
    record Answer(int status, byte[] body, List<String> cookies) {
        public Answer {
            cookies = List.copyOf(cookies);
        }

        /// The value of a cookie the server sets; empty if it sets none of that name, or takes it away.
        Optional<String> cookie(String name) {
            return cookies.stream()
                    .filter(cookie -> cookie.startsWith(name + "="))
                    .map(cookie ->
                            cookie.substring(name.length() + 1).split(";", 2)[0].strip())
                    .filter(value -> !value.isEmpty())
                    .findFirst();
        }
    }
}
