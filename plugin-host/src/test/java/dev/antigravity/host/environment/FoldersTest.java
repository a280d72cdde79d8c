package dev.antigravity.host.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    private static final Path USER = Path.of("/home/ann");

    @Test
    void followsThePlatform() {
        assertThat(Folders.of(Map.of(), USER, "Linux"))
                .isEqualTo(new Folders(USER.resolve(".config/antigravity"), USER.resolve(".cache/antigravity")));
        assertThat(Folders.of(Map.of("XDG_CONFIG_HOME", "/x", "XDG_CACHE_HOME", "relative"), USER, "Linux"))
                .isEqualTo(new Folders(Path.of("/x/antigravity"), USER.resolve(".cache/antigravity")));
        assertThat(Folders.of(Map.of(), USER, "Mac OS X").home())
                .isEqualTo(USER.resolve("Library/Application Support/antigravity"));
        assertThat(Folders.of(Map.of("APPDATA", "/roaming"), USER, "Windows 11").home())
                .isEqualTo(Path.of("/roaming/antigravity"));
    }

    @Test
    void followsWindowsWhereDrivesAndBackslashesAre() throws IOException {
        try (var windows = Jimfs.newFileSystem(Configuration.windows())) {
            var user = windows.getPath("C:\\Users\\José Müller");
            var variables = Map.of(
                    "APPDATA", "C:\\Profiles\\José Müller\\AppData\\Roaming",
                    "LOCALAPPDATA", "C:\\Users\\José Müller\\AppData\\Local");

            var folders = Folders.of(variables, user, "Windows 11");
            folders.make();

            assertThat(folders.home()).hasToString("C:\\Profiles\\José Müller\\AppData\\Roaming\\antigravity");
            assertThat(folders.cache()).hasToString("C:\\Users\\José Müller\\AppData\\Local\\antigravity\\cache");
            assertThat(Files.isDirectory(folders.home())).isTrue();
            assertThat(Folders.of(Map.of("APPDATA", "no\\drive"), user, "Windows 11")
                            .home())
                    .isEqualTo(user.resolve("AppData\\Roaming\\antigravity"));
            assertThat(Folders.of(Map.of("ANTIGRAVITY_HOME", "E:\\own"), user, "Windows 11")
                            .home())
                    .hasToString("E:\\own");
        }
    }

    @Test
    void followsTheUserBeforeThePlatform() {
        assertThat(Folders.of(Map.of("ANTIGRAVITY_HOME", "/own"), USER, "Linux").home())
                .isEqualTo(Path.of("/own"));
    }

    @Test
    void makesTheHomePrivate(@TempDir Path folder) throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        var home = folder.resolve("a/b/home");

        new Folders(home, folder).make();
        new Folders(home, folder).make();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
    }

    @Test
    void saysWhyItCannotBeMade(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new Folders(file.resolve("home"), folder).make())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("cannot make the folder " + file.resolve("home"));
    }
}
