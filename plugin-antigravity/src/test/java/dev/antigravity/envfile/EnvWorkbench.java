package dev.antigravity.envfile;

import dev.antigravity.files.Disk;
import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.function.Predicate;

/// A project with an env file, and everything to edit it with. Its clock stands at 2026-02-03 09:15:00 and only moves
/// when told.
final class EnvWorkbench {
    static final Predicate<String> NO_SECRETS = _ -> false;

    final Path file;
    final EnvFiles files;
    private final Function<Path, EnvFile> opening;
    private Instant now = Instant.parse("2026-02-03T09:15:00Z");

    EnvWorkbench(Path folder) throws IOException {
        this(folder, Disk.ofThisMachine());
    }

    EnvWorkbench(Path folder, Disk disk) throws IOException {
        this(folder, disk, 20, 100);
    }

    EnvWorkbench(Path folder, Disk disk, int keptBackups, int keptSteps) throws IOException {
        this(folder, disk, keptBackups, keptSteps, EnvNotation.DOTENV);
    }

    /// The same bench with a settings file of Claude Code on it.
    static EnvWorkbench ofClaudeSettings(Path folder) throws IOException {
        return of(EnvNotation.CLAUDE_SETTINGS, folder, Disk.ofThisMachine());
    }

    static EnvWorkbench of(EnvNotation notation, Path folder, Disk disk) throws IOException {
        return new EnvWorkbench(folder, disk, 20, 100, notation);
    }

    private EnvWorkbench(Path folder, Disk disk, int keptBackups, int keptSteps, EnvNotation notation)
            throws IOException {
        var project = Files.createDirectories(folder.resolve("project"));
        this.file = switch (notation) {
            case DOTENV -> project.resolve(".env");
            case CLAUDE_SETTINGS ->
                Files.createDirectories(project.resolve(".claude")).resolve("settings.local.json");
        };
        Clock clock = clock(() -> now);
        this.files = new EnvFiles(
                folder.resolve("state"),
                new DurableFiles(disk, clock),
                new FileLocks(),
                clock,
                keptBackups,
                keptSteps,
                Duration.ofSeconds(20));
        this.opening = notation == EnvNotation.DOTENV ? files::open : files::openClaudeSettings;
    }

    private static Clock clock(InstantSource source) {
        return source.withZone(ZoneOffset.UTC);
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    EnvFile open() {
        return opening.apply(file);
    }

    EnvWorkbench with(String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    String text() throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    EnvPlan plan(EnvChanges changes) {
        return open().plan(changes, ForeignEdits.KEEP, NO_SECRETS);
    }

    EnvApplied apply(EnvChanges changes) {
        return open().apply(plan(changes));
    }

    EnvApplied undo() {
        return open().apply(open().planUndo(NO_SECRETS).orElseThrow());
    }

    static EnvChanges set(String key, String value) {
        return EnvChanges.none().set(key, value);
    }
}
