package dev.antigravity.endpoint;

import java.io.IOException;
import java.net.InetAddress;

/// Somebody else listens where we should.
public final class PortTakenException extends IOException {
    private static final long serialVersionUID = 1;

    PortTakenException(InetAddress address, int port, Throwable cause) {
        super(
                "port " + port + " on " + address.getHostAddress()
                        + " is taken; stop what listens there, or choose another with --port or server.port (0 for any free one)",
                cause);
    }
}
