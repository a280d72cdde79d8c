package dev.antigravity.plugin;

import dev.antigravity.api.HostEvent;
import dev.antigravity.api.HostEvents;
import dev.antigravity.command.ProxyOrder;
import dev.antigravity.command.RunningProxy;
import dev.antigravity.secret.VaultException;
import dev.antigravity.settings.ServerSettings;
import dev.antigravity.settings.SettingsException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The proxy inside a host that stays up. One that runs elsewhere is left alone, and its place is taken when it goes.
/// Thread-safe.
final class EmbeddedProxy implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedProxy.class);
    private static final String BASE_URL = "ANTHROPIC_BASE_URL";
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final int CONNECT_MILLIS = 500;

    private final Workshop workshop;
    private final CountDownLatch over = new CountDownLatch(1);
    private @Nullable RunningProxy proxy;
    private String complaint = "";

    EmbeddedProxy(Workshop workshop) {
        this.workshop = workshop;
    }

    /// Runs the proxy as soon as it is wanted, now or later.
    void start() {
        lookAfter();
        workshop.host().events().subscribe(HostEvent.EnvironmentChanged.class, _ -> lookAfter());
        Thread.ofVirtual().name("antigravity-embedded").start(this::stayWatchful);
    }

    /// Where it listens, if it does.
    synchronized Optional<URI> address() {
        return Optional.ofNullable(proxy).map(RunningProxy::uri);
    }

    private void stayWatchful() {
        try {
            while (!over.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                lookAfter();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void lookAfter() {
        if (proxy != null || over.getCount() == 0) {
            return;
        }
        try {
            var server = workshop.settings().server();
            if (isWanted(server) && !isTaken(server)) {
                var started = workshop.startProxy(ProxyOrder.AS_CONFIGURED, _ -> {});
                proxy = started;
                complaint = "";
                LOG.info("listening on {}", started.uri());
                events().publish(new HostEvent.ProxyStateChanged(Optional.of(started.uri())));
            }
        } catch (SettingsException | VaultException | IOException e) {
            complain(String.valueOf(e.getMessage()));
        }
    }

    /// Once for each reason, for it is found again every time.
    private void complain(String reason) {
        if (!reason.equals(complaint)) {
            LOG.warn("the proxy cannot run in this host: {}", reason);
            complaint = reason;
        }
    }

    private boolean isWanted(ServerSettings server) {
        return switch (server.embedded()) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO ->
                workshop.host()
                        .environment()
                        .effective(BASE_URL)
                        .filter(address -> leadsTo(address.value(), server))
                        .isPresent();
        };
    }

    private static boolean leadsTo(String address, ServerSettings server) {
        try {
            var uri = URI.create(address);
            return server.port() != 0
                    && uri.getPort() == server.port()
                    && server.host().equals(uri.getHost());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// Whether somebody listens there: asking costs less than putting a proxy together in vain.
    private static boolean isTaken(ServerSettings server) {
        if (server.port() == 0) {
            return false;
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(server.host(), server.port()), CONNECT_MILLIS);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private HostEvents events() {
        return workshop.host().events();
    }

    /// Lets running answers finish within the configured time.
    @Override
    public void close() {
        over.countDown();
        var running = take();
        if (running != null) {
            running.drain();
            events().publish(new HostEvent.ProxyStateChanged(Optional.empty()));
        }
    }

    private synchronized @Nullable RunningProxy take() {
        var running = proxy;
        proxy = null;
        return running;
    }
}
