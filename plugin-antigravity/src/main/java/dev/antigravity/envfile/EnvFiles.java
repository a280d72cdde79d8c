package dev.antigravity.envfile;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

/// Opens env files, with everything that editing them needs. Thread-safe.
///
/// @param stateFolder where journals and locks are kept, a folder for each env file; created when it is needed
/// @param locks       those of this process
/// @param clock       names backups in its time zone
/// @param keptBackups how many backups of a file stay
/// @param keptSteps   how many steps of a file can be taken back
/// @param patience    how long to wait for another process at work on the same file
public record EnvFiles(
        Path stateFolder,
        DurableFiles files,
        FileLocks locks,
        Clock clock,
        int keptBackups,
        int keptSteps,
        Duration patience) {

    /// With the usual limits: 20 backups, 100 steps, ten seconds.
    public EnvFiles(Path stateFolder, FileLocks locks, Clock clock) {
        this(stateFolder, DurableFiles.onThisMachine(clock), locks, clock, 20, 100, Duration.ofSeconds(10));
    }

    public EnvFiles {
        if (keptBackups < 1 || keptSteps < 1) {
            throw new IllegalArgumentException("at least one backup and one step must be kept");
        }
    }

    /// An env file that exists or could: its folder must be there.
    ///
    /// @throws UnreadableEnvException if there can be no such file
    public EnvFile open(Path file) {
        return new EnvFile(EnvTarget.of(file, EnvNotation.DOTENV), this);
    }

    /// The variables in a settings file of Claude Code, `.claude/settings.local.json` and its like, that exists or
    /// could. The folder is made with the file.
    ///
    /// @throws UnreadableEnvException if there can be no such file
    public EnvFile openClaudeSettings(Path file) {
        return new EnvFile(EnvTarget.of(file, EnvNotation.CLAUDE_SETTINGS), this);
    }

    EnvJournal journalOf(EnvTarget target) {
        return new EnvJournal(stateOf(target), target.notation(), keptSteps, files, clock);
    }

    EnvBackups backupsOf(EnvTarget target) {
        return new EnvBackups(target, keptBackups, files, clock);
    }

    Path lockOf(EnvTarget target) {
        return stateOf(target).resolve("lock");
    }

    private Path stateOf(EnvTarget target) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(target.target().toString().getBytes(StandardCharsets.UTF_8));
            return stateFolder.resolve("env-" + HexFormat.of().formatHex(digest, 0, 8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
