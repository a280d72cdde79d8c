package dev.antigravity.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/// Writes files whole: after a crash at any moment the file has its old content or its new one, and once a method has
/// returned the new one also survives a power cut.
///
/// Two writers of one file need a lock ({@link FileLocks}); readers need nothing. Thread-safe.
public final class DurableFiles {
    private static final int STEP = 4096;
    private static final String TEMP = ".antigravity-tmp";
    private static final Duration LEFT_BEHIND = Duration.ofHours(1);
    private static final int PATIENCE = 40;
    private static final Duration MOMENT = Duration.ofMillis(50);

    private final Disk disk;
    private final Clock clock;

    public DurableFiles(Disk disk, Clock clock) {
        this.disk = disk;
        this.clock = clock;
    }

    /// Durable files on this machine's disk.
    public static DurableFiles onThisMachine(Clock clock) {
        return new DurableFiles(Disk.ofThisMachine(), clock);
    }

    /// Who may read and write the file afterwards.
    public enum Access {
        /// Its owner, whatever it was before.
        OWNER_ONLY,
        /// As before: mode, owner and group stay. A new file is for its owner only.
        AS_BEFORE
    }

    /// Looks at the target for the last time before it is replaced.
    public interface LastLook {
        LastLook NONE = () -> {};

        /// @throws IOException whatever it throws stops the write and leaves the target as it is
        void look() throws IOException;
    }

    public void write(Path target, byte[] content, Access access) throws IOException {
        write(target, content, access, LastLook.NONE);
    }

    /// Replaces the target, or creates it. The target must not be a symbolic link, for the link itself would be
    /// replaced.
    public void write(Path target, byte[] content, Access access, LastLook lastLook) throws IOException {
        var folder = folderOf(target);
        removeWhatACrashLeftBehind(folder);
        var temp = disk.createTemp(folder, target.getFileName() + ".", TEMP);
        try {
            for (var at = 0; at < content.length; at += STEP) {
                disk.append(temp, content, at, Math.min(STEP, content.length - at));
            }
            if (access == Access.AS_BEFORE && Files.exists(target)) {
                disk.copyAccess(target, temp);
            }
            disk.sync(temp);
            lastLook.look();
            replace(target, temp);
        } catch (IOException | RuntimeException e) {
            removeQuietly(temp, e);
            throw e;
        }
        disk.syncFolder(folder);
    }

    /// Deletes the file if it is there.
    public void delete(Path target) throws IOException {
        disk.delete(target);
        disk.syncFolder(folderOf(target));
    }

    /// Gives the file another name in its folder; nothing may have that name yet.
    public void moveAside(Path file, Path newName) throws IOException {
        if (Files.exists(newName)) {
            throw new FileAlreadyExistsException(newName.toString());
        }
        disk.replace(newName, file);
        disk.syncFolder(folderOf(file));
    }

    /// On Windows a file that somebody has open for a moment (a virus scanner, an editor) cannot be replaced just then.
    private void replace(Path target, Path temp) throws IOException {
        for (var tries = 1; ; tries++) {
            try {
                disk.replace(target, temp);
                return;
            } catch (AccessDeniedException e) {
                if (tries == PATIENCE
                        || target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    throw e;
                }
                disk.pause(MOMENT);
            }
        }
    }

    private void removeWhatACrashLeftBehind(Path folder) throws IOException {
        var longAgo = clock.instant().minus(LEFT_BEHIND);
        try (var files = Files.newDirectoryStream(folder, "*" + TEMP)) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(longAgo)) {
                    disk.delete(file);
                }
            }
        } catch (NoSuchFileException _) {
            // Another process was faster, or there is no folder, which the next step will say.
        }
    }

    private void removeQuietly(Path temp, Exception reason) {
        try {
            disk.delete(temp);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private static Path folderOf(Path target) {
        var folder = target.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException(target + " is no file");
        }
        return folder;
    }
}
