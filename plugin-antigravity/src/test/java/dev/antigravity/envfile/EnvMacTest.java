package dev.antigravity.envfile;

import static dev.antigravity.envfile.EnvWorkbench.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.antigravity.files.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The same on a file system of macOS: names without case, and letters that may be written in two ways.
class EnvMacTest {
    private static final Configuration MAC = Configuration.osX().toBuilder()
            .setAttributeViews("basic", "owner", "posix", "unix")
            .build();

    @ParameterizedTest
    @EnumSource
    void aNameInAnySpellingIsTheSameFile(EnvNotation notation) throws IOException {
        try (var mac = Jimfs.newFileSystem(MAC)) {
            var composed = mac.getPath("/Users/jos\u00e9");
            var bench = EnvWorkbench.of(notation, composed, Disk.ofThisMachine());
            var before = notation == EnvNotation.DOTENV ? "A=1\n" : "{\"env\":{\"A\":\"1\"}}";
            bench.with(before);
            Files.setPosixFilePermissions(bench.file, PosixFilePermissions.fromString("rw-r--r--"));
            bench.apply(set("A", "2"));

            var decomposed = mac.getPath("/users/JOSE\u0301");
            var other = EnvWorkbench.of(notation, decomposed, Disk.ofThisMachine());
            other.undo();

            assertThat(bench.text()).isEqualTo(before);
            assertThat(Files.getPosixFilePermissions(bench.file))
                    .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
        }
    }
}
