package dev.antigravity.net;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/// TLS, set up with the first connection that needs it: reading the certificates of all authorities takes a tenth of a
/// second, which the start of a proxy would wait for. Thread-safe.
final class LateTls implements TlsSocketStrategy {
    private volatile @Nullable TlsSocketStrategy strategy;

    @Override
    public SSLSocket upgrade(Socket socket, String target, int port, @Nullable Object attachment, HttpContext context)
            throws IOException {
        var ready = strategy;
        return (ready != null ? ready : setUp()).upgrade(socket, target, port, attachment, context);
    }

    private synchronized TlsSocketStrategy setUp() {
        var ready = strategy;
        if (ready == null) {
            ready = DefaultClientTlsStrategy.createDefault();
            strategy = ready;
        }
        return ready;
    }
}
