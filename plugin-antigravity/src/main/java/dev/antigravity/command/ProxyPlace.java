package dev.antigravity.command;

import dev.antigravity.settings.ServerSettings;
import java.net.URI;

/// Where clients find the proxy: one that runs here or as a service, else where the configuration would have it.
record ProxyPlace(URI address, By by) {
    /// Who says so.
    enum By {
        THIS_PROCESS,
        SERVICE,
        CONFIGURATION
    }

    static ProxyPlace of(Workbench bench) {
        var here = bench.proxyHere().map(address -> new ProxyPlace(address, By.THIS_PROCESS));
        return here.or(() -> bench.service().running().map(service -> new ProxyPlace(service.address(), By.SERVICE)))
                .orElseGet(() -> new ProxyPlace(address(bench.settings().server()), By.CONFIGURATION));
    }

    private static URI address(ServerSettings server) {
        var host = server.host().contains(":") ? "[" + server.host() + "]" : server.host();
        return URI.create("http://" + host + ":" + server.port());
    }

    /// Nobody can know where it is: it does not run, and may then take any port.
    boolean isUnknown() {
        return address.getPort() == 0;
    }
}
