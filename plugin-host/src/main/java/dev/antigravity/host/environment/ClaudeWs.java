package dev.antigravity.host.environment;

import dev.antigravity.api.HostEnvironment.ReloadResult;
import dev.antigravity.host.json.JsonTree;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The Claude.ws that started this process. It watches no file, but whoever looks at its provider settings makes it
/// read them anew, and sees what it made of them. Only looked at: saving there would end every agent that runs.
///
/// Source: github.com/Claude-Workspace/claude-ws `server.ts` and `src/app/api/settings/provider/route.ts` at d5d1512,
/// read 2026-11.
final class ClaudeWs {
    /// The path at which it stands between its agents and their model service.
    private static final String PROXY = "/api/proxy/anthropic";

    private static final String USUAL_PORT = "8556";
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final URI address;
    private final Optional<String> accessKey;

    private ClaudeWs(URI address, Optional<String> accessKey) {
        this.address = address;
        this.accessKey = accessKey;
    }

    /// Its agents find its own address in their environment; its terminals know that it started them, and its port.
    ///
    /// @param process the process environment
    /// @return empty if nothing says that there is one
    static Optional<ClaudeWs> around(Map<String, String> process) {
        var base = process.getOrDefault("ANTHROPIC_BASE_URL", "");
        var key = Optional.ofNullable(process.get("API_ACCESS_KEY")).filter(present -> !present.isEmpty());
        if (base.contains(PROXY)) {
            return address(base.substring(0, base.indexOf(PROXY))).map(found -> new ClaudeWs(found, key));
        }
        if (process.getOrDefault("CLAUDE_WS_USER_CWD", "").isEmpty()) {
            return Optional.empty();
        }
        return address("http://127.0.0.1:" + process.getOrDefault("PORT", USUAL_PORT))
                .map(found -> new ClaudeWs(found, key));
    }

    private static Optional<URI> address(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Makes it read its settings, and holds what it made of them against what the file says.
    ///
    /// @param changed the keys that are different now
    /// @param file    what the file says
    ReloadResult reload(Set<String> changed, Map<String, String> file) {
        var needsRestart = new TreeSet<>(changed);
        needsRestart.removeAll(EnvFiles.PROVIDER_KEYS);
        needsRestart.removeIf(key -> key.startsWith("CLAUDE_WS_")); // nobody reads those
        try {
            var answer = look();
            if (answer.statusCode() == 401) {
                return refused(
                        needsRestart,
                        address + " wants its API_ACCESS_KEY, so that nobody could ask it to read the"
                                + " file; look at its provider settings once");
            }
            var settings = JsonTree.parse(answer.body()).filter(_ -> answer.statusCode() == 200);
            return settings.map(found -> verdict(found, changed, needsRestart, file))
                    .orElseGet(() -> refused(
                            needsRestart,
                            address + " answers with " + answer.statusCode()
                                    + "; look at its provider settings, or start it again"));
        } catch (IOException e) {
            return refused(
                    needsRestart,
                    "Claude.ws does not answer at " + address
                            + "; it reads the file when it starts, or when somebody looks at its provider settings");
        }
    }

    private HttpResponse<String> look() throws IOException {
        try (var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            var request = HttpRequest.newBuilder(address.resolve("/api/settings/provider"))
                    .timeout(PATIENCE);
            accessKey.ifPresent(key -> request.header("x-api-key", key));
            return http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private ReloadResult verdict(
            JsonTree settings, Set<String> changed, Set<String> restart, Map<String, String> file) {
        var method = settings.at("currentMethod").text().orElse("none");
        var inForce = settings.at("processEnvConfig");
        // It takes the place of the service for its agents, and keeps the service's own address under another name.
        var leadsTo = inForce.at("ANTHROPIC_PROXIED_BASE_URL")
                .text()
                .or(() -> inForce.at("ANTHROPIC_BASE_URL").text());
        var wanted = Optional.ofNullable(file.get("ANTHROPIC_BASE_URL")).filter(base -> !base.isEmpty());
        if (!leadsTo.equals(wanted)) {
            return refused(
                    restart,
                    "Claude.ws at " + address + " uses " + leadsTo.orElse("no address of its own")
                            + " and not what the file says" + becauseOf(method));
        }
        var applied = new HashSet<>(changed);
        applied.retainAll(EnvFiles.PROVIDER_KEYS);
        return new ReloadResult(
                applied,
                restart,
                Optional.of("Claude.ws uses " + leadsTo.orElse("no address") + " for what starts from now on"));
    }

    private static String becauseOf(String method) {
        return switch (method) {
            case "settings" -> ", because \"env\" in ~/.claude/settings.json holds a key; take it out there";
            case "console" -> ", because the file holds no key and ~/.claude.json does";
            case "custom" -> "; start it again";
            default -> ", because it found no key in it";
        };
    }

    private static ReloadResult refused(Set<String> needsRestart, String problem) {
        return new ReloadResult(Set.of(), needsRestart, Optional.empty(), Optional.of(problem));
    }
}
