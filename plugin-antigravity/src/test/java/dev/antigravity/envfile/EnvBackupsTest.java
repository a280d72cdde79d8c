package dev.antigravity.envfile;

import static dev.antigravity.envfile.EnvWorkbench.NO_SECRETS;
import static dev.antigravity.envfile.EnvWorkbench.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.files.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvBackupsTest {
    @TempDir
    Path folder;

    @Test
    void namesBackupsOfTheSameSecondApartAndListsTheNewestFirst() throws IOException {
        var bench = new EnvWorkbench(folder).with("A=0\n");
        for (var i = 0; i < 12; i++) {
            bench.open().backup();
        }
        bench.pass(Duration.ofSeconds(1));
        bench.open().backup();

        assertThat(bench.open().backups().list())
                .extracting(EnvBackup::name)
                .startsWith(
                        ".env.backup.20260203_091501",
                        ".env.backup.20260203_091500_11",
                        ".env.backup.20260203_091500_10")
                .endsWith(".env.backup.20260203_091500_1", ".env.backup.20260203_091500");
    }

    @Test
    void aBackupIsACopyByteByByte() throws IOException {
        var bench = new EnvWorkbench(folder);
        var bytes = new byte[] {(byte) 0xFF, 0, 13, 10, 'A', '='};
        Files.write(bench.file, bytes);

        assertThat(bench.open().backup().path()).hasBinaryContent(bytes);
    }

    @Test
    void knowsItsOwnBackupsOnly() throws IOException {
        var bench = new EnvWorkbench(folder).with("A=0\n");
        for (var foreign : new String[] {
            ".env.local.backup.20260203_091500",
            ".env.backup.old",
            ".env.backup.20260203_091500~",
            "env.backup.20260203_091500"
        }) {
            Files.writeString(bench.file.resolveSibling(foreign), "");
        }
        var ours = bench.open().backup();

        assertThat(bench.open().backups().list()).containsExactly(ours);
        assertThat(bench.open().backups().find("20260203_091500")).contains(ours);
        assertThat(bench.open().backups().find(".env.backup.20260203_091500")).contains(ours);
        assertThat(bench.open().backups().find("../../etc/passwd")).isEmpty();
    }

    @Test
    void restoresByteByByteAndBacksUpFirst() throws IOException {
        var bench = new EnvWorkbench(folder).with("A = 0 # mine\r\n");
        var backup = bench.open().backup();
        bench.pass(Duration.ofMinutes(1));
        bench.with("A=changed\n");

        var plan = bench.open().planRestore(backup, NO_SECRETS);
        var applied = bench.open().apply(plan);

        assertThat(plan.changes()).extracting(EnvChange::toString).containsExactly("A: changed -> 0");
        assertThat(bench.text()).isEqualTo("A = 0 # mine\r\n");
        assertThat(applied.backup().orElseThrow().path()).hasContent("A=changed\n");
        bench.undo();
        assertThat(bench.text()).isEqualTo("A=changed\n");
    }

    @Test
    void restoringTheTimeBeforeTheFileDeletesItAndCanBeTakenBack() throws IOException {
        var bench = new EnvWorkbench(folder);
        var none = bench.apply(set("A", "1")).backup().orElseThrow();
        assertThat(none.name()).isEqualTo(".env.backup.20260203_091500.none");

        bench.open().apply(bench.open().planRestore(none, NO_SECRETS));
        assertThat(bench.file).doesNotExist();

        bench.undo();
        assertThat(bench.text()).isEqualTo("A=1\n");
    }

    @Test
    void repairsAFileThatCannotBeReadAsAnEnvFile() throws IOException {
        var bench = new EnvWorkbench(folder).with("A=0\n");
        var backup = bench.open().backup();
        Files.write(bench.file, new byte[] {(byte) 0xFF, 0});

        var plan = bench.open().planRestore(backup, NO_SECRETS);
        assertThat(plan.changesNothing()).isFalse();
        bench.open().apply(plan);

        assertThat(bench.text()).isEqualTo("A=0\n");
        bench.undo();
        assertThat(bench.file).hasBinaryContent(new byte[] {(byte) 0xFF, 0});
    }

    @Test
    void doesNotRestoreOverWhatSomebodyElseWroteSinceThePlan() throws IOException {
        var bench = new EnvWorkbench(folder).with("A=0\n");
        var backup = bench.open().backup();
        bench.with("A=1\n");
        var plan = bench.open().planRestore(backup, NO_SECRETS);
        bench.with("A=1\nB=theirs\n");

        assertThatThrownBy(() -> bench.open().apply(plan)).isInstanceOf(EnvConflictException.class);
        assertThat(bench.text()).isEqualTo("A=1\nB=theirs\n");
    }

    @Test
    void keepsOnlySoManyAndNeverDropsTheOneJustMade() throws IOException {
        var bench = new EnvWorkbench(folder, Disk.ofThisMachine(), 2, 100).with("A=0\n");
        for (var i = 0; i < 5; i++) {
            bench.pass(Duration.ofSeconds(1));
            bench.open().backup();
        }

        assertThat(bench.open().backups().list())
                .extracting(EnvBackup::time)
                .containsExactly("20260203_091505", "20260203_091504");
    }
}
