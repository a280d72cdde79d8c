package dev.antigravity.relay;

import dev.antigravity.net.Headers;
import java.io.IOException;
import java.io.OutputStream;

/// The answer to one request. Exactly one of its methods is called, once.
public interface Reply {
    /// A whole answer.
    void send(int status, Headers headers, byte[] body) throws IOException;

    /// An answer of unknown length. What is written reaches the client with each flush.
    ///
    /// @param writer called once the head has been prepared; when it returns the answer is complete, when it throws
    /// the
    ///               connection is closed without an end, so that the client sees a cut
    void stream(int status, Headers headers, StreamWriter writer) throws IOException;

    /// Writes the body of a streamed answer.
    @FunctionalInterface
    interface StreamWriter {
        void writeTo(OutputStream out) throws IOException;
    }
}
