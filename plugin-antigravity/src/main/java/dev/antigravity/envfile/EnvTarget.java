package dev.antigravity.envfile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/// The file behind the name somebody gave us: symbolic links are followed, and it is the file at their end that is
/// replaced.
///
/// @param named  as the user knows it, absolute
/// @param target what is read and written; never a link
record EnvTarget(Path named, Path target, EnvNotation notation) {
    private static final int LONGEST_CHAIN = 40;
    private static final long MOST_BYTES = 16L << 20;

    /// @throws UnreadableEnvException if the links lead in a circle or the folder does not exist
    static EnvTarget of(Path file, EnvNotation notation) {
        var named = file.toAbsolutePath();
        if (named.getParent() == null) {
            throw UnreadableEnvException.at(named, "it is no regular file");
        }
        try {
            var end = endOfLinks(named);
            var target = Files.exists(end) ? end.toRealPath() : inRealFolder(end, notation.bringsItsFolder());
            return new EnvTarget(named, target, notation);
        } catch (IOException e) {
            throw UnreadableEnvException.at(named, e);
        }
    }

    /// The folder in which the user sees the file.
    Path namedFolder() {
        return Objects.requireNonNull(named.getParent(), "checked when this was made");
    }

    private static Path endOfLinks(Path named) throws IOException {
        var at = named;
        for (var links = 0; Files.isSymbolicLink(at); links++) {
            if (links == LONGEST_CHAIN) {
                throw UnreadableEnvException.at(named, "its symbolic links lead in a circle");
            }
            at = at.resolveSibling(Files.readSymbolicLink(at));
        }
        return at;
    }

    private static Path inRealFolder(Path file, boolean folderMayBeMissing) throws IOException {
        var folder = file.getParent();
        if (folder != null && folderMayBeMissing && Files.notExists(folder)) {
            return inRealFolder(folder, false).resolve(file.getFileName());
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw UnreadableEnvException.at(file, "the folder " + folder + " does not exist");
        }
        return folder.toRealPath().resolve(file.getFileName());
    }

    private Path folder() {
        return Objects.requireNonNull(target.getParent(), "checked when this was made");
    }

    /// Makes the folder of the file, for everybody who may see the one it is in.
    void makeFolder() throws IOException {
        if (notation.bringsItsFolder() && Files.notExists(folder())) {
            Files.createDirectory(folder());
        }
    }

    /// @throws UnreadableEnvException if there is something that cannot be read as a file
    EnvContent read() {
        try {
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                throw UnreadableEnvException.at(named, "it is no regular file");
            }
            if (Files.exists(target) && Files.size(target) > MOST_BYTES) {
                throw UnreadableEnvException.at(
                        named, "it is larger than " + notation.noun() + " can be (" + Files.size(target) + " bytes)");
            }
            return EnvContent.of(notation, Files.readAllBytes(target));
        } catch (NoSuchFileException _) {
            return EnvContent.absent(notation);
        } catch (IOException e) {
            throw UnreadableEnvException.at(named, e);
        }
    }

    /// The text of a content read from here, with the name of the file in any complaint.
    EnvText textOf(EnvContent content) {
        try {
            return content.text();
        } catch (UnreadableEnvException e) {
            throw UnreadableEnvException.at(named, e.complaint());
        }
    }

    /// Replacing needs no right on the file itself, so that a read-only file is asked about here.
    ///
    /// @throws UnwritableEnvException if the file or its folder is not ours to write
    void checkWritable() {
        try {
            var folder = Files.exists(folder()) ? folder() : folder().getParent();
            if (folder != null && !Files.isWritable(folder)) {
                throw UnwritableEnvException.at(named, "no right to write in the folder " + folder);
            }
            if (Files.exists(target) && isReadOnly()) {
                throw UnwritableEnvException.at(
                        named, "it is read-only; make it writable first if you want it changed");
            }
        } catch (IOException e) {
            throw UnwritableEnvException.at(named, e);
        }
    }

    private boolean isReadOnly() throws IOException {
        var views = target.getFileSystem().supportedFileAttributeViews();
        if (views.contains("posix")) {
            // Asked of the mode: to an administrator every file counts as writable.
            var mode = Files.getPosixFilePermissions(target);
            return PosixFilePermissions.fromString("-w--w--w-").stream().noneMatch(mode::contains)
                    || !Files.isWritable(target);
        }
        return !Files.isWritable(target)
                || (views.contains("dos") && Boolean.TRUE.equals(Files.getAttribute(target, "dos:readonly")));
    }
}
