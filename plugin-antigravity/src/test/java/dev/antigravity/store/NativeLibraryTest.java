package dev.antigravity.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {
    @TempDir
    private Path folder;

    private void load() {
        load(folder);
    }

    private static void load(Path home) {
        new NativeLibrary(home.resolve("native"), DurableFiles.onThisMachine(Clock.systemUTC())).load();
    }

    private List<Path> files() throws IOException {
        return files(folder);
    }

    private static List<Path> files(Path home) throws IOException {
        try (var all = Files.walk(home)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void isUnpackedOnceForItsOwnerOnly() throws IOException {
        load();
        assertThat(files()).hasSize(1);
        var library = files().getFirst();
        var first = Files.getLastModifiedTime(library);

        load();

        assertThat(files()).containsExactly(library);
        assertThat(Files.getLastModifiedTime(library)).isEqualTo(first);
        assertThat(OwnerOnly.holdsFor(library)).isTrue();
    }

    @Test
    void takesThePlaceOfAnOlderOne() throws IOException {
        var older =
                Files.createDirectories(folder.resolve("native/sqlite-older")).resolve("libsqlitejdbc.so");
        Files.writeString(older, "an older version");

        load();

        assertThat(older.getParent()).doesNotExist();
        assertThat(files()).hasSize(1);
    }

    /// The half one lies where nothing has been loaded from, for it would take the program down.
    @Test
    void takesThePlaceOfHalfAFile() throws IOException {
        load();
        var library = files().getFirst();
        var other = folder.resolve("other");
        var half = other.resolve(folder.relativize(library));
        Files.createDirectories(half.getParent());
        Files.writeString(half, "half");

        load(other);

        assertThat(half).hasSameBinaryContentAs(library);
    }

    @Test
    void leavesNoPropertyBehind() {
        load();

        assertThat(System.getProperties()).doesNotContainKeys("org.sqlite.lib.path", "org.sqlite.lib.name");
    }
}
