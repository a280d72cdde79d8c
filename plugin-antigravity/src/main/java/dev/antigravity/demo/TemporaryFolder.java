package dev.antigravity.demo;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A folder that is gone, with all that is in it, when this is closed.
record TemporaryFolder(Path path) implements AutoCloseable {
    static TemporaryFolder make(String name) throws IOException {
        return new TemporaryFolder(Files.createTempDirectory(name));
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                delete(file);
            }
        }
    }

    /// On Windows a library that is loaded stays until the program ends.
    private static void delete(Path file) throws IOException {
        try {
            Files.delete(file);
        } catch (AccessDeniedException | DirectoryNotEmptyException e) {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                throw e;
            }
            file.toFile().deleteOnExit();
        }
    }
}
