package dev.antigravity.endpoint;

import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/// A request whose head has been read.
///
/// @param path   without query, as the client wrote it
/// @param query  decoded, the first value of each name
/// @param body   reads it, once
/// @param client cancelled when the client hangs up
public record HttpInbound(
        String method,
        String path,
        String rawQuery,
        Map<String, String> query,
        Headers headers,
        BodyReader body,
        Cancellation client) {

    /// Reads the body of a request.
    public interface BodyReader {
        /// The whole body.
        ///
        /// @throws BodyRefusedException if it is too long, too slow, or more than can be held now
        byte[] readAll() throws IOException;

        /// All that the client sends after the request, for an answer that switches protocols. The connection takes no
        /// other request, and is closed when the client has been silent for too long.
        InputStream readOn() throws IOException;

        /// The whole body, on the disk.
        ///
        /// @throws BodyRefusedException if it is too long, too slow, or more than can be held now
        Spool spool() throws IOException;
    }

    public Optional<String> queried(String name) {
        return Optional.ofNullable(query.get(name));
    }
}
