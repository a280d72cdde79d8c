package dev.antigravity.protocol;

import java.io.IOException;
import java.io.OutputStream;

/// A request whose body is the client's own in an envelope. Nothing is copied until it is written.
public interface EnvelopedRequest {
    /// Behind base URL and version, with query.
    String path();

    /// Length of the whole body in bytes.
    long length();

    void writeTo(OutputStream out) throws IOException;
}
