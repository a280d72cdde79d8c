package dev.antigravity.envfile;

import static dev.antigravity.envfile.EnvWorkbench.NO_SECRETS;
import static dev.antigravity.envfile.EnvWorkbench.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.antigravity.files.Disk;
import dev.antigravity.files.ForwardingDisk;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The whole life of an env file on a Windows file system: drives, back-slashes, no modes, names without case.
class EnvWindowsTest {
    private final FileSystem windows = Jimfs.newFileSystem(Configuration.windows().toBuilder()
            .setAttributeViews("basic", "owner", "dos", "acl")
            .build());
    private EnvWorkbench bench;

    @BeforeEach
    void openTheBench() throws IOException {
        bench = new EnvWorkbench(windows.getPath("C:\\Users\\José Müller\\a rather long name " + "x".repeat(180)));
    }

    @AfterEach
    void switchOff() throws IOException {
        windows.close();
    }

    @Test
    void appliesBacksUpUndoesAndRestores() throws IOException {
        bench.with("\uFEFFA = 1\r\nDIR='C:\\new'\r\n");

        var applied = bench.apply(set("A", "2").set("DIR", "D:\\other\\"));
        assertThat(bench.text()).isEqualTo("\uFEFFA = 2\r\nDIR='D:\\other\\'\r\n");
        assertThat(applied.backup().orElseThrow().name()).isEqualTo(".env.backup.20260203_091500");

        bench.undo();
        assertThat(bench.text()).isEqualTo("\uFEFFA = 1\r\nDIR='C:\\new'\r\n");

        bench.apply(set("B", "two\nlines"));
        assertThat(bench.text()).endsWith("B=\"two\r\nlines\"\r\n");
        var file = bench.open();
        file.apply(file.planRestore(file.backups().list().getLast(), NO_SECRETS));
        assertThat(bench.text()).isEqualTo("\uFEFFA = 1\r\nDIR='C:\\new'\r\n");
    }

    @Test
    void twoSpellingsOfANameAreOneFile() throws IOException {
        bench.with("A=1\r\n").apply(set("A", "2"));

        var shouted = bench.files.open(bench.file.resolveSibling(".ENV"));

        assertThat(shouted.steps()).hasSize(1);
        shouted.apply(shouted.planUndo(NO_SECRETS).orElseThrow());
        assertThat(bench.text()).isEqualTo("A=1\r\n");
    }

    @Test
    void refusesAReadOnlyFile() throws IOException {
        bench.with("A=1\r\n");
        Files.setAttribute(bench.file, "dos:readonly", true);

        assertThatThrownBy(() -> bench.apply(set("A", "2")))
                .isInstanceOf(UnwritableEnvException.class)
                .hasMessageContaining("read-only");
        assertThat(bench.text()).isEqualTo("A=1\r\n");
    }

    @Test
    void doesTheSameWithClaudeCodesSettings() throws IOException {
        var settings = EnvWorkbench.of(EnvNotation.CLAUDE_SETTINGS, windows.getPath("C:\\work"), Disk.ofThisMachine());
        var before = "\uFEFF{\r\n\t\"model\": \"opus\"\r\n}\r\n";
        settings.with(before);

        settings.apply(set("DIR", "C:\\new"));

        assertThat(settings.text())
                .isEqualTo(
                        "\uFEFF{\r\n\t\"model\": \"opus\",\r\n\t\"env\": {\r\n\t\t\"DIR\": \"C:\\\\new\"\r\n\t}\r\n}\r\n");
        assertThat(settings.open().read().value("DIR")).contains("C:\\new");
        settings.undo();
        assertThat(settings.text()).isEqualTo(before);
    }

    @Test
    void waitsForSomebodyWhoHasTheFileOpen() throws IOException {
        var busy = new ForwardingDisk() {
            private int refusals = 3;

            @Override
            public void replace(Path target, Path by) throws IOException {
                if (target.endsWith(".env") && refusals-- > 0) {
                    throw new AccessDeniedException(target.toString());
                }
                super.replace(target, by);
            }

            @Override
            public void pause(Duration time) {
                // Whoever has it open lets go of it at once.
            }
        };
        var patient = new EnvWorkbench(windows.getPath("C:\\work"), busy).with("A=1\r\n");

        patient.apply(set("A", "2"));

        assertThat(patient.text()).isEqualTo("A=2\r\n");
    }

    @Test
    void worksWhileSomebodyReadsTheFile() throws IOException {
        bench.with("A=1\r\n");
        try (var reader = Files.newInputStream(bench.file)) {
            bench.apply(set("A", "2"));
            assertThat(reader.readAllBytes()).asString().isEqualTo("A=1\r\n");
        }
        assertThat(bench.text()).isEqualTo("A=2\r\n");
    }
}
