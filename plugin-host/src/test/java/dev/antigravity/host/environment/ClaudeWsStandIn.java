package dev.antigravity.host.environment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.antigravity.host.json.JsonText;
import dev.antigravity.host.json.JsonTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What Claude.ws does with its provider settings, and nothing else of it: where it reads them, in which order, when it
/// reads them again, and what it says about them. Says in every answer that it is none.
///
/// Source: github.com/Claude-Workspace/claude-ws at d5d1512, read 2026-11.
final class ClaudeWsStandIn implements AutoCloseable {
    private final HttpServer server;
    private final Path userFolder;
    private final Path home;
    private final Map<String, String> environment;
    private final Map<String, String> inForce = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();

    /// @param userFolder  where the user has started it
    /// @param home        the user's home
    /// @param environment what was exported when it started
    ClaudeWsStandIn(Path userFolder, Path home, Map<String, String> environment) throws IOException {
        this.userFolder = userFolder;
        this.home = home;
        this.environment = Map.copyOf(environment);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/settings/provider", this::serve);
        server.start();
        load();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// What a terminal of it has in its environment.
    Map<String, String> environmentOfATerminal() {
        var variables = new HashMap<>(environment);
        variables.put("CLAUDE_WS_USER_CWD", userFolder.toString());
        variables.put("PORT", String.valueOf(server.getAddress().getPort()));
        return variables;
    }

    /// What an agent of it has in its environment: what is in force, with its own address for the service's.
    Map<String, String> environmentOfAnAgent() {
        var variables = new HashMap<>(environment);
        variables.putAll(inForce);
        return variables;
    }

    /// The provider keys it works with.
    Map<String, String> inForce() {
        return inForce;
    }

    /// Every call of the settings, as `GET`.
    List<String> calls() {
        return calls;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.add(exchange.getRequestMethod());
            var key = environment.get("API_ACCESS_KEY");
            if (key != null && !key.equals(exchange.getRequestHeaders().getFirst("x-api-key"))) {
                answer(exchange, 401, Map.of("error", "Unauthorized"));
                return;
            }
            load();
            answer(exchange, 200, settings());
        }
    }

    private static void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        var bytes = JsonText.of(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private Map<String, Object> settings() {
        var masked = new TreeMap<String, String>();
        inForce.forEach(
                (key, value) -> masked.put(key, key.contains("KEY") || key.contains("TOKEN") ? mask(value) : value));
        var settings = new LinkedHashMap<String, Object>();
        settings.put("standIn", true);
        settings.put("currentMethod", method());
        settings.put("processEnvConfig", masked);
        settings.put("appRoot", userFolder.toString());
        return settings;
    }

    private static String mask(String value) {
        return value.length() > 14 ? value.substring(0, 10) + "..." + value.substring(value.length() - 4) : "***";
    }

    private Object method() {
        if (JsonTree.parse(text(home.resolve(".claude").resolve("settings.json")))
                .flatMap(tree -> tree.at("env", "ANTHROPIC_AUTH_TOKEN").text())
                .isPresent()) {
            return "settings";
        }
        return text(userFolder.resolve(".env")).contains("ANTHROPIC_AUTH_TOKEN=") ? "custom" : "none";
    }

    /// Wipes the keys, and takes them as a set from the first source that holds a credential.
    private void load() {
        inForce.clear();
        for (var source : List.of(settingsJson(), DotEnv.parse(text(userFolder.resolve(".env"))))) {
            if (!source.getOrDefault("ANTHROPIC_AUTH_TOKEN", "").isEmpty()
                    || !source.getOrDefault("ANTHROPIC_API_KEY", "").isEmpty()) {
                EnvFiles.PROVIDER_KEYS.stream()
                        .filter(source::containsKey)
                        .forEach(key -> inForce.put(key, source.get(key)));
                break;
            }
        }
        var service = inForce.get("ANTHROPIC_BASE_URL");
        if (service != null) {
            inForce.putIfAbsent("ANTHROPIC_PROXIED_BASE_URL", service);
            inForce.put("ANTHROPIC_BASE_URL", address() + "/api/proxy/anthropic");
        }
    }

    private Map<String, String> settingsJson() {
        var env = JsonTree.parse(text(home.resolve(".claude").resolve("settings.json")))
                .map(tree -> tree.at("env"))
                .orElse(new JsonTree(null));
        var values = new HashMap<String, String>();
        EnvFiles.PROVIDER_KEYS.forEach(key -> env.at(key).text().ifPresent(value -> values.put(key, value)));
        return values;
    }

    private static String text(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
