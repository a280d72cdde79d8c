package dev.antigravity.demo;

import dev.antigravity.api.HostEnvironment;
import dev.antigravity.api.HostEvent;
import dev.antigravity.api.HostEvents;
import dev.antigravity.api.HostInfo;
import dev.antigravity.api.HostPaths;
import dev.antigravity.api.HostServices;
import dev.antigravity.api.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// A host in a folder of its own, which knows nothing of the user's files, variables and keychain.
final class DemoHost implements HostServices, HostEnvironment, HostEvents {
    private final HostPaths paths;
    private final Clock clock;

    private DemoHost(Path folder, Clock clock) {
        paths = new HostPaths(folder.resolve("workspace"), folder.resolve("home"), folder.resolve("cache"));
        this.clock = clock;
    }

    static DemoHost in(Path folder, Clock clock) throws IOException {
        var host = new DemoHost(folder, clock);
        Files.createDirectories(host.paths.workspace());
        Files.createDirectories(host.paths.home());
        return host;
    }

    @Override
    public HostInfo info() {
        return new HostInfo("the demo's host", "1");
    }

    @Override
    public HostEnvironment environment() {
        return this;
    }

    @Override
    public HostPaths paths() {
        return paths;
    }

    @Override
    public HostEvents events() {
        return this;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public Path envFile() {
        return paths.workspace().resolve(".env");
    }

    @Override
    public List<EnvSource> candidates() {
        return List.of(new EnvSource(EnvSource.Kind.ENV_FILE, Optional.of(envFile()), true));
    }

    /// Whoever chats here reads the file each time.
    @Override
    public Optional<EnvValue> effective(String key) {
        return Optional.empty();
    }

    @Override
    public Map<String, String> variables() {
        return Map.of();
    }

    @Override
    public ReloadResult reload() {
        return new ReloadResult(Set.of(), Set.of(), Optional.of("it reads the file with each question"));
    }

    @Override
    public void publish(HostEvent event) {}

    @Override
    public <E extends HostEvent> Subscription subscribe(Class<E> type, Consumer<? super E> listener) {
        return () -> {};
    }
}
