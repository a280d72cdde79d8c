package dev.antigravity.files;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// Another process, or another part of this one, kept a lock for longer than we wanted to wait.
public final class FileBusyException extends FileSystemException {
    private static final long serialVersionUID = 1;

    FileBusyException(Path lockFile) {
        super(lockFile.toString(), null, "another Antigravity is at work here; try again when it has finished");
    }
}
