package dev.antigravity.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStampTest {
    private static final Instant NOW = Instant.parse("2026-02-03T09:15:00Z");

    @TempDir
    Path folder;

    @Test
    void trustsAFileThatHasRestedForAWhile() throws IOException {
        var file = fileOfAge(Duration.ofSeconds(5), "one");

        assertThat(FileStamp.of(file, NOW).isSurelySameAs(FileStamp.of(file, NOW)))
                .isTrue();
    }

    @Test
    void doesNotTrustAFileThatMayChangeWithinTheSameTick() throws IOException {
        var file = fileOfAge(Duration.ofSeconds(1), "one");

        assertThat(FileStamp.of(file, NOW).isSurelySameAs(FileStamp.of(file, NOW)))
                .isFalse();
    }

    @Test
    void noticesAnotherSizeTimeOrFile() throws IOException {
        var stamp = FileStamp.of(fileOfAge(Duration.ofSeconds(5), "one"), NOW);

        assertThat(FileStamp.of(fileOfAge(Duration.ofSeconds(5), "three"), NOW).isSurelySameAs(stamp))
                .isFalse();
        assertThat(FileStamp.of(fileOfAge(Duration.ofSeconds(6), "one"), NOW).isSurelySameAs(stamp))
                .isFalse();
        Files.move(folder.resolve("file"), folder.resolve("old"));
        assertThat(FileStamp.of(folder.resolve("file"), NOW).isSurelySameAs(stamp))
                .isFalse();
        assertThat(FileStamp.of(fileOfAge(Duration.ofSeconds(5), "two"), NOW).isSurelySameAs(stamp))
                .isFalse();
    }

    private Path fileOfAge(Duration age, String text) throws IOException {
        var file = Files.writeString(folder.resolve("file"), text);
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }
}
