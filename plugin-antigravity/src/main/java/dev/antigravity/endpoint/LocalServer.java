package dev.antigravity.endpoint;

import dev.antigravity.net.Sentinel;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Accepts connections and gives each a virtual thread. Thread-safe.
final class LocalServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalServer.class);
    private static final int BACKLOG = 1_024;

    private final HttpHandler handler;
    private final HttpLimits limits;
    private final Sentinel sentinel;
    private final BodyBudgets budgets;
    private final ServerSocket listener;
    private final Set<ClientConnection> connections = ConcurrentHashMap.newKeySet();

    private LocalServer(
            ServerSocket listener, HttpHandler handler, HttpLimits limits, BodyBudgets budgets, Sentinel sentinel) {
        this.listener = listener;
        this.handler = handler;
        this.limits = limits;
        this.sentinel = sentinel;
        this.budgets = budgets;
    }

    /// Listens from the moment this returns.
    ///
    /// @param port   0 for any free one
    /// @param budgets that request bodies share
    /// @throws PortTakenException if somebody else listens there
    static LocalServer start(
            InetAddress address,
            int port,
            HttpHandler handler,
            HttpLimits limits,
            BodyBudgets budgets,
            Sentinel sentinel)
            throws IOException {
        var listener = new ServerSocket();
        try {
            listener.setReuseAddress(true);
            listener.bind(new InetSocketAddress(address, port), BACKLOG);
        } catch (BindException e) {
            listener.close();
            throw new PortTakenException(address, port, e);
        }
        var server = new LocalServer(listener, handler, limits, budgets, sentinel);
        Thread.ofVirtual().name("antigravity-accept").start(server::accept);
        return server;
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                var socket = listener.accept();
                if (connections.size() >= limits.connections()) {
                    LOG.warn("refused a connection: {} are open", connections.size());
                    socket.close();
                } else {
                    open(socket);
                }
            }
        } catch (SocketException _) {
            LOG.debug("no longer listening");
        } catch (IOException e) {
            LOG.error("cannot accept connections any more", e);
        }
    }

    private void open(Socket socket) throws SocketException {
        socket.setTcpNoDelay(true);
        var self = new ClientConnection[1];
        var connection = new ClientConnection(socket, handler, limits, budgets, () -> forget(self[0]));
        self[0] = connection;
        connections.add(connection);
        sentinel.add(connection);
        Thread.ofVirtual().name("antigravity-client").start(connection);
    }

    private void forget(ClientConnection connection) {
        connections.remove(connection);
        sentinel.remove(connection);
    }

    /// Takes no more connections and requests, lets running answers finish, and cuts what is left after the grace.
    void stop(Duration grace) {
        closeListener();
        connections.forEach(ClientConnection::drain);
        var deadline = System.nanoTime() + grace.toNanos();
        while (!connections.isEmpty() && System.nanoTime() < deadline) {
            try {
                Thread.sleep(Duration.ofMillis(10));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        connections.forEach(ClientConnection::abort);
    }

    private void closeListener() {
        try {
            listener.close();
        } catch (IOException e) {
            LOG.debug("closing the listener failed", e);
        }
    }

    @Override
    public void close() {
        stop(Duration.ZERO);
    }
}
