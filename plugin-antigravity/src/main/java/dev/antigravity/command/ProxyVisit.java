package dev.antigravity.command;

import dev.antigravity.catalog.Witness;
import dev.antigravity.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/// A proxy for the time of a command: the one that runs, else one of the command's own on a free port.
///
/// @param own what is to be closed at the end
record ProxyVisit(URI address, Secret key, Optional<RunningProxy> own) implements AutoCloseable {
    static ProxyVisit to(Workbench bench, Consumer<String> rejections) throws IOException {
        var key = bench.proxyKeys().getFirst();
        var place = ProxyPlace.of(bench);
        if (!place.isUnknown()
                && new ProxyProbe(bench).look(place.address(), key) instanceof ProxyProbe.Found.Ours ours
                && ours.opens()) {
            return new ProxyVisit(place.address(), key, Optional.empty());
        }
        return start(bench, ProxyOrder.anywhere(), rejections);
    }

    /// One of the command's own, whoever else runs.
    static ProxyVisit own(Workbench bench, Witness supposed, Consumer<String> rejections) throws IOException {
        return start(bench, ProxyOrder.anywhere().supposing(supposed), rejections);
    }

    private static ProxyVisit start(Workbench bench, ProxyOrder order, Consumer<String> rejections) throws IOException {
        var started = bench.startProxy(order, rejections);
        return new ProxyVisit(started.uri(), bench.proxyKeys().getFirst(), Optional.of(started));
    }

    @Override
    public void close() {
        own.ifPresent(RunningProxy::drain);
    }
}
