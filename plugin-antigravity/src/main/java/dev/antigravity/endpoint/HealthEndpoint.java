package dev.antigravity.endpoint;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.net.Headers;
import dev.antigravity.relay.Reply;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/// Says that the proxy is up. `HEAD /` and `HEAD /api/hello` are what Claude Code asks first; any answer will do.
final class HealthEndpoint implements Endpoint {
    private static final Set<String> PATHS = Set.of("/health", "/v1/health");
    private static final Set<String> PROBES = Set.of("/", "/api/hello");

    private final String version;

    HealthEndpoint(String version) {
        this.version = version;
    }

    @Override
    public boolean serves(String method, String path) {
        return switch (method) {
            case "GET" -> PATHS.contains(path);
            case "HEAD" -> PATHS.contains(path) || PROBES.contains(path);
            default -> false;
        };
    }

    @Override
    public boolean needsKey() {
        return false;
    }

    @Override
    public void serve(HttpInbound request, Reply reply) throws IOException {
        var health = JsonObject.builder()
                .put("status", "ok")
                .put("service", "antigravity")
                .put("version", version)
                .build();
        reply.send(200, Headers.of(Map.of("Content-Type", "application/json")), Json.bytes(health));
    }
}
