package dev.antigravity.sandbox.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// An HTTP/1.1 server on 127.0.0.1 with a virtual thread per connection.
public final class LoopbackServer implements AutoCloseable {
    /// Enough for thousands of clients that connect at once.
    private static final int BACKLOG = 4_096;

    private final ServerSocket socket;
    private final AtomicLong calls = new AtomicLong();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private LoopbackServer(ServerSocket socket) {
        this.socket = socket;
    }

    /// Takes a port; clients can connect from now on and are answered after {@link #start}.
    ///
    /// @param port 0 for any free one
    /// @throws UncheckedIOException if the port cannot be had
    public static LoopbackServer bind(int port) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port), BACKLOG);
            return new LoopbackServer(socket);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port + " (" + e.getMessage() + ")", e);
        }
    }

    public void start(Handler handler) {
        Thread.ofVirtual().name("sandbox-accept").start(() -> accept(handler));
    }

    public int port() {
        return socket.getLocalPort();
    }

    /// Stops listening and breaks every connection.
    @Override
    public void close() {
        closeQuietly(socket);
        connections.forEach(LoopbackServer::closeQuietly);
    }

    private void accept(Handler handler) {
        while (!socket.isClosed()) {
            try {
                var client = socket.accept();
                Thread.ofVirtual().name("sandbox-connection").start(() -> serve(client, handler));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException("the sandbox cannot accept connections any more", e);
                }
            }
        }
    }

    private void serve(Socket client, Handler handler) {
        connections.add(client);
        try (client) {
            if (!socket.isClosed()) {
                new Connection(client, handler, calls).serve();
            }
        } catch (IOException _) {
            // The connection is gone, whoever broke it; the outcome has been told.
        } finally {
            connections.remove(client);
        }
    }

    private static void closeQuietly(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception _) {
            // Nothing depends on the socket any more.
        }
    }
}
