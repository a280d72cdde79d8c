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
        new NativeLibrary(folder.resolve("native"), DurableFiles.onThisMachine(Clock.systemUTC())).load();
    }

    private List<Path> files() throws IOException {
        try (var all = Files.walk(folder)) {
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
    void takesThePlaceOfAnOlderOneAndOfHalfAFile() throws IOException {
        var older = Files.createDirectories(folder.resolve("native/sqlite-older")).resolve("libsqlitejdbc.so");
        Files.writeString(older, "an older version");
        load();
        var library = files().getFirst();
        assertThat(older.getParent()).doesNotExist();
        var size = Files.size(library);
        Files.writeString(library, "half");

        load();

        assertThat(library).hasSize(size);
    }

    @Test
    void leavesNoPropertyBehind() {
        load();

        assertThat(System.getProperties()).doesNotContainKeys("org.sqlite.lib.path", "org.sqlite.lib.name");
    }
}
