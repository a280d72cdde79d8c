package dev.antigravity.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What tells cheaply whether a file may have changed since it was read.
///
/// @param settled false if the file was so young when it was looked at that a later change might show the same time
record FileStamp(
        @Nullable FileTime modified, long size, @Nullable Object fileKey, boolean settled) {
    /// Coarser than the clock of any file system.
    private static final Duration YOUNG = Duration.ofSeconds(3);

    private static final FileStamp ABSENT = new FileStamp(null, 0, null, true);

    static FileStamp of(Path file, Instant now) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            var modified = attributes.lastModifiedTime();
            var settled = modified.toInstant().plus(YOUNG).isBefore(now);
            return new FileStamp(modified, attributes.size(), attributes.fileKey(), settled);
        } catch (NoSuchFileException _) {
            return ABSENT;
        }
    }

    /// Whether the file is certainly the same as when the earlier stamp was taken.
    boolean isSurelySameAs(FileStamp earlier) {
        return earlier.settled && equals(earlier);
    }
}
