package dev.antigravity.dashboard;

import dev.antigravity.command.Workbench;
import dev.antigravity.endpoint.Endpoint;
import dev.antigravity.endpoint.HttpInbound;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/// The page and everything behind it. Made with the proxy, and costs next to nothing before somebody opens it.
public final class Dashboard {
    private final Workbench bench;
    private final Sessions sessions;

    public Dashboard(Workbench bench) {
        this.bench = bench;
        sessions = new Sessions(bench.host().clock(), new SecureRandom());
    }

    /// Whether a request comes from the page in a browser that was let in.
    public boolean opens(HttpInbound request) {
        return sessions.opens(request);
    }

    public List<Endpoint> endpoints(Watched watched) {
        var endpoints = new ArrayList<Endpoint>();
        endpoints.add(new PageFiles());
        endpoints.add(new CommandDoor(bench));
        endpoints.add(new LiveEndpoint(watched));
        endpoints.addAll(SessionEndpoints.of(sessions));
        return endpoints;
    }
}
