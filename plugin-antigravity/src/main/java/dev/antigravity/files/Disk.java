package dev.antigravity.files;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// The single steps a durable write is made of. Between any two of them the machine may stop.
public interface Disk {
    /// The disk of this machine.
    static Disk ofThisMachine() {
        return new NioDisk();
    }

    /// A new empty file of a name that nobody uses, readable by its owner only.
    Path createTemp(Path folder, String prefix, String suffix) throws IOException;

    /// Adds bytes to the end of a file. They may be lost, in whole or in part, until {@link #sync}.
    void append(Path file, byte[] bytes, int from, int length) throws IOException;

    /// Returns when the content of the file would survive a power cut.
    void sync(Path file) throws IOException;

    /// Gives a file the mode, owner and group of another.
    void copyAccess(Path from, Path to) throws IOException;

    /// Puts a file in the place of another in one step, within a folder.
    void replace(Path target, Path by) throws IOException;

    /// Gives a file another name within its folder in one step, with nothing lost on either side. A file that has it
    /// already, because the machine stopped in the middle, loses its first name.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if another file has that name
    void rename(Path file, Path name) throws IOException;

    /// Returns when names created, replaced or deleted in the folder would survive a power cut.
    void syncFolder(Path folder) throws IOException;

    /// Deletes the file if it is there.
    void delete(Path file) throws IOException;

    /// Waits a moment for somebody else to let go of a file.
    void pause(Duration time) throws IOException;
}
