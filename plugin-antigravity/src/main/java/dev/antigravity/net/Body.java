package dev.antigravity.net;

import java.io.IOException;
import java.io.OutputStream;

/// Bytes to send. May be written more than once.
public interface Body {
    Body NONE = Body.of(new byte[0]);

    /// In bytes.
    long length();

    void writeTo(OutputStream out) throws IOException;

    static Body of(byte[] bytes) {
        return new Body() {
            @Override
            public long length() {
                return bytes.length;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(bytes);
            }
        };
    }
}
