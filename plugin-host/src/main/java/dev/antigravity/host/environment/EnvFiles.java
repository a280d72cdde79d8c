package dev.antigravity.host.environment;

import dev.antigravity.api.HostEnvironment;
import dev.antigravity.api.HostEnvironment.EnvSource.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The variables of this host: its process environment, and the `.env` file of the folder the user works in.
///
/// As in Claude.ws, the {@linkplain #PROVIDER_KEYS provider keys} come as a set from the first source that holds a
/// credential, the file before the process: the key of one service must never meet the address of another. For
/// every other key an exported variable wins over the file. Thread-safe.
public final class EnvFiles implements HostEnvironment {
    static final Set<String> PROVIDER_KEYS = Set.of(
            "ANTHROPIC_API_KEY",
            "ANTHROPIC_AUTH_TOKEN",
            "ANTHROPIC_BASE_URL",
            "ANTHROPIC_PROXIED_BASE_URL",
            "ANTHROPIC_MODEL",
            "ANTHROPIC_DEFAULT_OPUS_MODEL",
            "ANTHROPIC_DEFAULT_SONNET_MODEL",
            "ANTHROPIC_DEFAULT_HAIKU_MODEL",
            "API_TIMEOUT_MS");

    private static final Logger LOG = LoggerFactory.getLogger(EnvFiles.class);
    private static final List<String> CREDENTIALS = List.of("ANTHROPIC_AUTH_TOKEN", "ANTHROPIC_API_KEY");
    private static final int LARGEST_BYTES = 8 << 20;

    /// Where the app lies in its container.
    private static final Path CONTAINER = Path.of("/app");

    private static final EnvSource PROCESS = new EnvSource(Kind.PROCESS, Optional.empty(), false);

    private final Map<String, String> process;
    private final List<Path> files;
    private final Path envFile;
    private final Optional<ClaudeWs> claudeWs;
    private volatile Map<String, String> inFile;

    /// @param process          the process environment
    /// @param workingDirectory the folder the user is in
    public EnvFiles(Map<String, String> process, Path workingDirectory) {
        this.process = Map.copyOf(process);
        this.files = candidates(process, workingDirectory);
        this.envFile = process.getOrDefault("CLAUDE_WS_USER_CWD", "").isEmpty()
                ? files.stream().filter(Files::exists).findFirst().orElse(files.getFirst())
                : files.getFirst();
        this.claudeWs = ClaudeWs.around(process);
        this.inFile = read();
    }

    /// Where Claude.ws says it was started, the file it reads is there, whether it exists yet or not, and the folder
    /// somebody works in is of no concern. It may write another one, where the app itself lies.
    ///
    /// Source: github.com/Claude-Workspace/claude-ws at d5d1512, read 2026-11.
    private static List<Path> candidates(Map<String, String> process, Path workingDirectory) {
        var started = folder("CLAUDE_WS_USER_CWD", process, workingDirectory);
        var app = folder("APP_ROOT", process, workingDirectory)
                .or(() -> Optional.of(CONTAINER)
                        .filter(_ -> started.isPresent() && Files.exists(CONTAINER.resolve("package.json"))));
        return Stream.concat(Stream.of(started.orElse(workingDirectory)), app.stream())
                .map(folder -> folder.resolve(".env").toAbsolutePath().normalize())
                .distinct()
                .toList();
    }

    private static Optional<Path> folder(String variable, Map<String, String> process, Path workingDirectory) {
        return Optional.ofNullable(process.get(variable))
                .filter(folder -> !folder.isEmpty())
                .map(workingDirectory::resolve);
    }

    @Override
    public Path envFile() {
        return envFile;
    }

    @Override
    public List<EnvSource> candidates() {
        var sources = new ArrayList<>(files.stream().map(EnvFiles::source).toList());
        sources.add(PROCESS);
        return sources;
    }

    @Override
    public Optional<EnvValue> effective(String key) {
        var fileFirst = PROVIDER_KEYS.contains(key);
        if (fileFirst && holdsCredential(inFile)) {
            return fromFile(key);
        }
        if (fileFirst && holdsCredential(process)) {
            return fromProcess(key);
        }
        return fileFirst
                ? fromFile(key).or(() -> fromProcess(key))
                : fromProcess(key).or(() -> fromFile(key));
    }

    @Override
    public Map<String, String> variables() {
        return process;
    }

    /// Reads the file again. Everything in it is in force at once, for the next question to a model; a Claude.ws around
    /// this process is made to read it, too.
    @Override
    public ReloadResult reload() {
        var changed = readAgain();
        return claudeWs.map(host -> host.reload(changed, inFile))
                .orElseGet(() -> new ReloadResult(changed, Set.of(), Optional.of("read " + envFile)));
    }

    /// Reads the file again for this process alone.
    ///
    /// @return the keys that are different now
    public Set<String> readAgain() {
        var before = inFile;
        inFile = read();
        var changed = new HashSet<String>();
        for (var key : union(before.keySet(), inFile.keySet())) {
            if (!Objects.equals(before.get(key), inFile.get(key))) {
                changed.add(key);
            }
        }
        return changed;
    }

    /// What cannot be an env file says nothing: a pipe is not waited for, and nothing huge is taken in.
    private Map<String, String> read() {
        try {
            if (!Files.isRegularFile(envFile) || Files.size(envFile) > LARGEST_BYTES) {
                return Map.of();
            }
            return Map.copyOf(DotEnv.parse(Files.readString(envFile, StandardCharsets.UTF_8)));
        } catch (NoSuchFileException _) {
            return Map.of();
        } catch (IOException e) {
            LOG.warn("cannot read {}: {}", envFile, e.toString());
            return Map.of();
        }
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        var all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    private static boolean holdsCredential(Map<String, String> values) {
        return CREDENTIALS.stream()
                .anyMatch(key -> !values.getOrDefault(key, "").isEmpty());
    }

    private Optional<EnvValue> fromFile(String key) {
        return Optional.ofNullable(inFile.get(key)).map(value -> new EnvValue(value, source(envFile)));
    }

    private Optional<EnvValue> fromProcess(String key) {
        return variable(key).map(value -> new EnvValue(value, PROCESS));
    }

    private static EnvSource source(Path file) {
        var folder = Objects.requireNonNull(file.getParent());
        var writable = Files.exists(file) ? Files.isWritable(file) : Files.isWritable(folder);
        return new EnvSource(Kind.ENV_FILE, Optional.of(file), writable);
    }
}
