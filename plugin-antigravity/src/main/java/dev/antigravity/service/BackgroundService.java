package dev.antigravity.service;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import dev.antigravity.files.OwnerOnly;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The one service of a home folder. Thread-safe, also across processes.
public final class BackgroundService {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Pattern READY = Pattern.compile("(?m)^listening on (http://\\S+)$");

    private final Path state;
    private final DurableFiles files;
    private final FileLocks locks;

    /// @param state the folder for what is known of the service
    public BackgroundService(Path state, DurableFiles files, FileLocks locks) {
        this.state = state;
        this.files = files;
        this.locks = locks;
    }

    /// How a process of the service is called.
    ///
    /// @param commandLine prints the line `listening on http://…` on standard error when it is ready
    /// @param options     as kept in {@link ServiceRecord#options}
    public record Order(List<String> commandLine, List<String> options, String version) {
        public Order {
            commandLine = List.copyOf(commandLine);
            options = List.copyOf(options);
        }
    }

    /// What came of a start.
    public sealed interface Start {
        record Started(ServiceRecord service) implements Start {}

        /// It ran already.
        record Running(ServiceRecord service) implements Start {}

        /// The process has ended, or said nothing in time and was ended.
        ///
        /// @param answer   what it wrote on standard output
        /// @param lastWord the last line it wrote on standard error
        record Failed(String answer, String lastWord) implements Start {}
    }

    /// What came of a stop.
    public enum Stop {
        NOT_RUNNING,
        /// It ended in order.
        ENDED,
        /// It had to be ended.
        KILLED
    }

    /// The file whose appearance tells the service to end, where processes cannot be asked.
    public Path stopFile() {
        return state.resolve("service.stop");
    }

    /// The service, if its process is there.
    public Optional<ServiceRecord> running() {
        return record().filter(record -> ServiceProcess.find(record).isPresent());
    }

    /// @param order made from the path of {@link #stopFile}
    public Start start(Function<Path, Order> order) throws IOException, InterruptedException {
        try (var _ = lock()) {
            var running = running();
            if (running.isPresent()) {
                return new Start.Running(running.get());
            }
            forget();
            return launch(order.apply(stopFile()));
        }
    }

    private Start launch(Order order) throws IOException, InterruptedException {
        var out = state.resolve("service.out");
        var err = state.resolve("service.err");
        var process = new ProcessBuilder(Detached.from(order.commandLine()))
                .directory(state.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Detached.nothing()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            var address = awaitReady(process, err);
            var began = ServiceProcess.began(process.toHandle());
            if (address.isPresent() && began.isPresent()) {
                var record =
                        new ServiceRecord(process.pid(), began.get(), address.get(), order.options(), order.version());
                files.write(file(), record.encoded(), DurableFiles.Access.OWNER_ONLY);
                return new Start.Started(record);
            }
        } catch (IOException | InterruptedException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
        process.destroyForcibly();
        return new Start.Failed(text(out), lastLine(text(err)));
    }

    private static Optional<URI> awaitReady(Process process, Path err) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + START.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            var ready = READY.matcher(text(err));
            if (ready.find()) {
                return Optional.of(URI.create(ready.group(1)));
            }
            Thread.sleep(LOOK_AGAIN);
        }
        return Optional.empty();
    }

    /// Lets the service end in order, and ends it after that time.
    public Stop stop(Duration patience) throws IOException, InterruptedException {
        try (var _ = lock()) {
            var process = record().flatMap(ServiceProcess::find);
            var stop = process.isPresent() ? end(process.get(), patience) : Stop.NOT_RUNNING;
            forget();
            return stop;
        }
    }

    private Stop end(ServiceProcess process, Duration patience) throws IOException, InterruptedException {
        if (process.canBeAsked()) {
            process.askToEnd();
        } else {
            files.write(stopFile(), new byte[0], DurableFiles.Access.OWNER_ONLY);
        }
        if (process.awaitEnd(patience)) {
            return Stop.ENDED;
        }
        process.end();
        process.awaitEnd(PATIENCE);
        return Stop.KILLED;
    }

    private FileLocks.Held lock() throws IOException {
        OwnerOnly.createFolder(state);
        return locks.acquire(state.resolve("service.lock"), PATIENCE);
    }

    private Path file() {
        return state.resolve("service.json");
    }

    private void forget() throws IOException {
        Files.deleteIfExists(file());
        Files.deleteIfExists(stopFile());
    }

    /// A record nobody can read tells nothing, and is replaced by the next start.
    private Optional<ServiceRecord> record() {
        try {
            return Optional.of(ServiceRecord.decode(Files.readAllBytes(file())));
        } catch (IOException | RuntimeException _) {
            return Optional.empty();
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (NoSuchFileException _) {
            return "";
        }
    }

    private static String lastLine(String text) {
        return text.lines().filter(line -> !line.isBlank()).reduce("", (_, line) -> line);
    }
}
