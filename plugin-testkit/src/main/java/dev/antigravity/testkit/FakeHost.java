package dev.antigravity.testkit;

import dev.antigravity.api.HostEnvironment;
import dev.antigravity.api.HostEnvironment.EnvSource.Kind;
import dev.antigravity.api.HostEnvironment.ReloadResult;
import dev.antigravity.api.HostEvent;
import dev.antigravity.api.HostEvents;
import dev.antigravity.api.HostInfo;
import dev.antigravity.api.HostPaths;
import dev.antigravity.api.HostServices;
import dev.antigravity.api.PluginContext;
import dev.antigravity.loader.EventBus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// A host in a folder: `workspace` with its `.env`, `home`, `cache`. Remembers events and reloads.
///
/// Its environment is what {@link #withVariable} sets; it does not read the `.env` file, which a test is free to
/// write.
public final class FakeHost implements HostServices {
    private final HostPaths paths;
    private final EventBus events = new EventBus();
    private final List<HostEvent> published = new CopyOnWriteArrayList<>();
    private final FakeEnvironment environment;
    private Clock clock = Clock.systemUTC();
    private boolean staysUp;
    private Optional<List<String>> commandLine = Optional.empty();

    /// @param folder an empty folder, for instance JUnit's `@TempDir`
    public FakeHost(Path folder) {
        paths = new HostPaths(folder.resolve("workspace"), folder.resolve("home"), folder.resolve("cache"));
        environment = new FakeEnvironment(paths.workspace().resolve(".env"));
        events.subscribe(HostEvent.class, published::add);
        try {
            Files.createDirectories(paths.workspace());
            Files.createDirectories(paths.home());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Sets a variable of the host's process.
    public FakeHost withVariable(String name, String value) {
        environment.variables.put(name, value);
        return this;
    }

    /// What each reload of the environment from now on will have done.
    public FakeHost reloadingTo(ReloadResult result) {
        environment.result = result;
        return this;
    }

    /// @param clock in place of the system's
    public FakeHost at(Clock clock) {
        this.clock = clock;
        return this;
    }

    /// Goes on after the first command, as a chat does.
    public FakeHost stayingUp() {
        staysUp = true;
        return this;
    }

    /// Runs every command in a process of its own with that command line, whatever its words.
    public FakeHost launching(String... line) {
        commandLine = Optional.of(List.of(line));
        return this;
    }

    /// A context for a plugin that a test builds itself.
    public PluginContext context(String pluginId, String pluginVersion) {
        return new FakeContext(pluginId, pluginVersion, this);
    }

    private record FakeContext(String pluginId, String pluginVersion, HostServices host) implements PluginContext {}

    /// What happened so far, in order.
    public List<HostEvent> published() {
        return List.copyOf(published);
    }

    /// How often somebody asked the host to read its sources again.
    public int reloads() {
        return environment.reloads;
    }

    @Override
    public HostInfo info() {
        return new HostInfo("fake-host", "1.0.0");
    }

    @Override
    public HostEnvironment environment() {
        return environment;
    }

    @Override
    public HostPaths paths() {
        return paths;
    }

    @Override
    public HostEvents events() {
        return events;
    }

    @Override
    public boolean staysUp() {
        return staysUp;
    }

    @Override
    public Optional<List<String>> commandLine(List<String> words) {
        return commandLine;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    private static final class FakeEnvironment implements HostEnvironment {
        private static final EnvSource PROCESS = new EnvSource(Kind.PROCESS, Optional.empty(), false);

        private final Path envFile;
        private final Map<String, String> variables = new HashMap<>();
        private ReloadResult result = new ReloadResult(Set.of(), Set.of(), Optional.empty());
        private int reloads;

        FakeEnvironment(Path envFile) {
            this.envFile = envFile;
        }

        @Override
        public Path envFile() {
            return envFile;
        }

        @Override
        public List<EnvSource> candidates() {
            return List.of(new EnvSource(Kind.ENV_FILE, Optional.of(envFile), true), PROCESS);
        }

        @Override
        public Optional<EnvValue> effective(String key) {
            return variable(key).map(value -> new EnvValue(value, PROCESS));
        }

        @Override
        public Map<String, String> variables() {
            return Map.copyOf(variables);
        }

        @Override
        public ReloadResult reload() {
            reloads++;
            return result;
        }
    }
}
