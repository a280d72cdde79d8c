package dev.antigravity.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.antigravity.files.DurableFiles.Access;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {
    private static final Instant NOW = Instant.parse("2026-02-03T09:15:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void createsAFileForItsOwnerOnlyAndReplacesItsContent() throws IOException {
        var file = folder.resolve("a");
        var files = DurableFiles.onThisMachine(CLOCK);

        files.write(file, bytes("one"), Access.AS_BEFORE);
        assertThat(file).hasContent("one");
        assertThat(mode(file)).isEqualTo("rw-------");

        files.write(file, bytes("two"), Access.AS_BEFORE);
        assertThat(file).hasContent("two");
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @Test
    void keepsTheModeOfAFileThatWasThere() throws IOException {
        var file = Files.writeString(folder.resolve("a"), "one");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        DurableFiles.onThisMachine(CLOCK).write(file, bytes("two"), Access.AS_BEFORE);

        assertThat(mode(file)).isEqualTo("rw-r-----");
    }

    @Test
    void takesRightsAwayWhereTheFileIsForItsOwnerOnly() throws IOException {
        var file = Files.writeString(folder.resolve("a"), "one");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

        DurableFiles.onThisMachine(CLOCK).write(file, bytes("two"), Access.OWNER_ONLY);

        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(OwnerOnly.holdsFor(file)).isTrue();
    }

    @Test
    void theLastLookCanStopTheWrite() throws IOException {
        var file = Files.writeString(folder.resolve("a"), "one");
        var files = DurableFiles.onThisMachine(CLOCK);

        assertThatThrownBy(() -> files.write(file, bytes("two"), Access.AS_BEFORE, () -> {
                    throw new IOException("no");
                }))
                .hasMessage("no");

        assertThat(file).hasContent("one");
        assertThat(Files.list(folder)).containsExactly(file);
    }

    @Test
    void removesWhatAnEarlierCrashLeftBehindAndNothingElse() throws IOException {
        var another = Files.writeString(folder.resolve("b.backup.123.antigravity-tmp"), "");
        Files.setLastModifiedTime(another, FileTime.from(NOW.minus(Duration.ofDays(2))));
        var old = Files.writeString(folder.resolve("a.123.antigravity-tmp"), "");
        var fresh = Files.writeString(folder.resolve("a.456.antigravity-tmp"), "");
        var foreign = Files.writeString(folder.resolve("a.mine.tmp"), "");
        Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofHours(2))));
        Files.setLastModifiedTime(fresh, FileTime.from(NOW.minus(Duration.ofMinutes(2))));
        Files.setLastModifiedTime(foreign, FileTime.from(NOW.minus(Duration.ofDays(2))));

        DurableFiles.onThisMachine(CLOCK).write(folder.resolve("a"), bytes("one"), Access.AS_BEFORE);

        assertThat(old).doesNotExist();
        assertThat(another).doesNotExist();
        assertThat(fresh).exists();
        assertThat(foreign).exists();
    }

    @Test
    void neverMovesAFileOverAnother() throws IOException {
        var file = Files.writeString(folder.resolve("a"), "one");
        var other = Files.writeString(folder.resolve("b"), "two");
        var files = DurableFiles.onThisMachine(CLOCK);

        assertThatThrownBy(() -> files.moveAside(file, other)).isInstanceOf(FileAlreadyExistsException.class);
        files.moveAside(file, folder.resolve("c"));

        assertThat(other).hasContent("two");
        assertThat(folder.resolve("c")).hasContent("one");
        assertThat(file).doesNotExist();
    }

    @Test
    void isOldOrNewWheneverTheMachineStops() throws IOException {
        var before = "old".repeat(3_000);
        var after = "the new one".repeat(2_000);
        for (var seed = 0; seed < 20; seed++) {
            for (var crash = 0; ; crash++) {
                var file = Files.writeString(folder.resolve("a-" + seed + "-" + crash), before);
                var disk = new CrashingDisk(crash);
                var files = new DurableFiles(disk, CLOCK);
                try {
                    files.write(file, bytes(after), Access.AS_BEFORE);
                } catch (PowerCut _) {
                    assertThat(Files.readString(file))
                            .as("killed at step %d", crash)
                            .isIn(before, after);
                }
                disk.losePower(new Random(seed));
                if (!disk.hasStopped()) {
                    assertThat(Files.readString(file)).as("after it returned").isEqualTo(after);
                    break;
                }
                assertThat(Files.readString(file))
                        .as("no power at step %d", crash)
                        .isIn(before, after);
            }
        }
    }

    @Test
    void waitsOnWindowsUntilTheFileIsNoLongerOpen() throws IOException {
        try (var windows = Jimfs.newFileSystem(Configuration.windows())) {
            var file = aFileOn(windows);
            var disk = new BusyDisk(3);

            new DurableFiles(disk, CLOCK).write(file, bytes("two"), Access.AS_BEFORE);

            assertThat(Files.readString(file)).isEqualTo("two");
            assertThat(disk.pauses).isEqualTo(3);
        }
    }

    @Test
    void givesUpOnWindowsWhenTheFileStaysOpen() throws IOException {
        try (var windows = Jimfs.newFileSystem(Configuration.windows())) {
            var file = aFileOn(windows);

            assertThatThrownBy(() ->
                            new DurableFiles(new BusyDisk(1_000), CLOCK).write(file, bytes("two"), Access.AS_BEFORE))
                    .isInstanceOf(AccessDeniedException.class);

            assertThat(Files.readString(file)).isEqualTo("one");
            assertThat(Files.list(windows.getPath("C:\\project"))).containsExactly(file);
        }
    }

    @Test
    void worksWithoutModesAndWithAccessLists() throws IOException {
        var withAcl = Configuration.windows().toBuilder()
                .setAttributeViews("basic", "owner", "acl")
                .build();
        try (var windows = Jimfs.newFileSystem(withAcl)) {
            var project = windows.getPath("C:\\Users\\José Müller\\My Project");
            var file = project.resolve(".env");

            OwnerOnly.createFolder(project);
            var files = DurableFiles.onThisMachine(CLOCK);
            files.write(file, bytes("one"), Access.OWNER_ONLY);
            assertThatCode(() -> files.write(file, bytes("two"), Access.AS_BEFORE))
                    .doesNotThrowAnyException();

            assertThat(Files.readString(file)).isEqualTo("two");
        }
    }

    @Test
    void createsFoldersForTheirOwnerAndLeavesOthersAsTheyAre() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));

        OwnerOnly.createFolder(folder.resolve("a").resolve("b"));

        assertThat(mode(folder)).isEqualTo("rwxr-xr-x");
        assertThat(mode(folder.resolve("a"))).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("a").resolve("b"))).isEqualTo("rwx------");
    }

    private static Path aFileOn(FileSystem windows) throws IOException {
        var project = Files.createDirectories(windows.getPath("C:\\project"));
        return Files.writeString(project.resolve(".env"), "one");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    /// Windows, while somebody has the file open.
    private static final class BusyDisk extends ForwardingDisk {
        private final int refusals;
        private int pauses;

        BusyDisk(int refusals) {
            this.refusals = refusals;
        }

        @Override
        public void replace(Path target, Path by) throws IOException {
            if (pauses < refusals) {
                throw new AccessDeniedException(target.toString());
            }
            super.replace(target, by);
        }

        @Override
        public void pause(Duration time) {
            pauses++;
        }
    }
}
