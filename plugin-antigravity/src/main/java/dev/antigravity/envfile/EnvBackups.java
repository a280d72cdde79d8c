package dev.antigravity.envfile;

import dev.antigravity.files.DurableFiles;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The backups of one env file, beside it under the name its user knows.
public final class EnvBackups {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");

    private final Path folder;
    private final EnvNotation notation;
    private final String envName;
    private final int kept;
    private final DurableFiles files;
    private final Clock clock;

    EnvBackups(EnvTarget target, int kept, DurableFiles files, Clock clock) {
        this.folder = target.namedFolder();
        this.notation = target.notation();
        this.envName = target.named().getFileName().toString();
        this.kept = kept;
        this.files = files;
        this.clock = clock;
    }

    /// All backups, newest first.
    public List<EnvBackup> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var found = new ArrayList<EnvBackup>();
        try (var beside = Files.newDirectoryStream(folder)) {
            beside.forEach(path -> EnvBackup.of(path, envName).ifPresent(found::add));
        } catch (IOException | DirectoryIteratorException e) {
            throw UnreadableEnvException.at(folder, e);
        }
        found.sort(EnvBackup.NEWEST_FIRST);
        return List.copyOf(found);
    }

    /// The backup of that file name, with or without the part before the time.
    public Optional<EnvBackup> find(String name) {
        return list().stream()
                .filter(backup -> backup.name().equals(name) || backup.name().equals(envName + ".backup." + name))
                .findFirst();
    }

    /// Whether git would leave backups alone. If not, secrets could end in the repository.
    public boolean areIgnoredByGit() {
        return GitIgnore.covers(folder.resolve(EnvBackup.nameOf(envName, "20260101_000000", 0, false)));
    }

    EnvBackup take(EnvContent content) throws IOException {
        var time = TIME.format(LocalDateTime.now(clock));
        var number = 0;
        while (isTaken(time, number)) {
            number++;
        }
        var noFile = !content.exists();
        var path = folder.resolve(EnvBackup.nameOf(envName, time, number, noFile));
        files.write(path, content.bytes().orElse(new byte[0]), DurableFiles.Access.OWNER_ONLY);
        return new EnvBackup(path, time, number, noFile);
    }

    private boolean isTaken(String time, int number) {
        return Files.exists(folder.resolve(EnvBackup.nameOf(envName, time, number, false)))
                || Files.exists(folder.resolve(EnvBackup.nameOf(envName, time, number, true)));
    }

    EnvContent content(EnvBackup backup) {
        try {
            return backup.noFile()
                    ? EnvContent.absent(notation)
                    : EnvContent.of(notation, Files.readAllBytes(backup.path()));
        } catch (IOException e) {
            throw UnreadableEnvException.at(backup.path(), e);
        }
    }

    /// Deletes the oldest beyond the number that is kept.
    void prune() throws IOException {
        for (var backup : list().stream().skip(kept).toList()) {
            files.delete(backup.path());
        }
    }
}
