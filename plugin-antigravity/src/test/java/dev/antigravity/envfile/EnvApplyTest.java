package dev.antigravity.envfile;

import static dev.antigravity.envfile.EnvWorkbench.NO_SECRETS;
import static dev.antigravity.envfile.EnvWorkbench.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvApplyTest {
    @TempDir
    Path folder;

    EnvWorkbench bench;

    @BeforeEach
    void openTheBench() throws IOException {
        bench = new EnvWorkbench(folder);
    }

    @Test
    void aPlanShowsTheDifferenceAndWritesNothing() throws IOException {
        bench.with("# mine\nPORT=8556\nOLD=x\nKEY=same\n");

        var plan = bench.plan(
                set("PORT", "1").set("NEW", "n").unset("OLD").unset("NEVER").set("KEY", "same"));

        assertThat(plan.changes())
                .extracting(EnvChange::kind, EnvChange::toString)
                .containsExactly(
                        tuple(EnvChange.Kind.CHANGED, "PORT: 8556 -> 1"),
                        tuple(EnvChange.Kind.REMOVED, "OLD: x -> not set"),
                        tuple(EnvChange.Kind.ADDED, "NEW: not set -> n"));
        assertThat(bench.text()).isEqualTo("# mine\nPORT=8556\nOLD=x\nKEY=same\n");
        assertThat(Files.list(folder)).containsExactly(bench.file.getParent());
    }

    @Test
    void appliesWhatWasPlannedAndBacksUpFirst() throws IOException {
        bench.with("# mine\nPORT=8556\n");

        var applied = bench.apply(set("PORT", "1").set("NEW", "n"));

        assertThat(bench.text()).isEqualTo("# mine\nPORT=1\nNEW=n\n");
        assertThat(applied.changed()).isTrue();
        assertThat(applied.merged()).isFalse();
        var backup = applied.backup().orElseThrow();
        assertThat(backup.name()).isEqualTo(".env.backup.20260203_091500");
        assertThat(backup.path()).hasContent("# mine\nPORT=8556\n");
        assertThat(mode(backup.path())).isEqualTo("rw-------");
        assertThat(Files.list(bench.file.getParent())).hasSize(2);
    }

    @Test
    void touchesNothingIfTheFileSaysSoAlready() throws IOException {
        bench.with("PORT='1'\n");
        var before = Files.getLastModifiedTime(bench.file);

        var applied = bench.apply(set("PORT", "1").unset("OTHER"));

        assertThat(applied).isEqualTo(EnvApplied.NOTHING);
        assertThat(Files.getLastModifiedTime(bench.file)).isEqualTo(before);
        assertThat(bench.open().backups().list()).isEmpty();
    }

    @Test
    void createsTheFileForItsOwnerOnly() throws IOException {
        var plan = bench.plan(set("PORT", "1"));
        assertThat(plan.createsFile()).isTrue();

        var applied = bench.open().apply(plan);

        assertThat(bench.text()).isEqualTo("PORT=1\n");
        assertThat(mode(bench.file)).isEqualTo("rw-------");
        assertThat(applied.backup())
                .hasValueSatisfying(backup -> assertThat(backup.noFile()).isTrue());
    }

    @Test
    void unsettingInNoFileCreatesNone() {
        assertThat(bench.apply(EnvChanges.none().unset("PORT")).changed()).isFalse();
        assertThat(bench.file).doesNotExist();
    }

    @Test
    void keepsTheModeOfTheFile() throws IOException {
        bench.with("PORT=8556\n");
        Files.setPosixFilePermissions(bench.file, PosixFilePermissions.fromString("rw-r--r--"));

        bench.apply(set("PORT", "1"));

        assertThat(mode(bench.file)).isEqualTo("rw-r--r--");
    }

    @Test
    void replacesWhatASymbolicLinkLeadsToAndKeepsTheLink() throws IOException {
        var shared = Files.createDirectories(folder.resolve("shared"));
        var real = Files.writeString(shared.resolve("real.env"), "PORT=8556\n");
        var middle = Files.createSymbolicLink(shared.resolve("middle"), Path.of("real.env"));
        Files.createSymbolicLink(bench.file, middle);

        var applied = bench.apply(set("PORT", "1"));

        assertThat(bench.file).isSymbolicLink();
        assertThat(middle).isSymbolicLink();
        assertThat(real).isRegularFile().hasContent("PORT=1\n");
        assertThat(applied.backup().orElseThrow().path())
                .isEqualTo(bench.file.resolveSibling(".env.backup.20260203_091500"));
    }

    @Test
    void createsWhatADanglingLinkLeadsTo() throws IOException {
        var real = folder.resolve("real.env");
        Files.createSymbolicLink(bench.file, real);

        bench.apply(set("PORT", "1"));

        assertThat(bench.file).isSymbolicLink();
        assertThat(real).hasContent("PORT=1\n");
    }

    @Test
    void refusesLinksThatLeadInACircle() throws IOException {
        var other = bench.file.resolveSibling("other");
        Files.createSymbolicLink(bench.file, other);
        Files.createSymbolicLink(other, bench.file);

        assertThatThrownBy(() -> bench.open())
                .isInstanceOf(UnreadableEnvException.class)
                .hasMessageContaining("circle");
    }

    @Test
    void refusesAReadOnlyFile() throws IOException {
        bench.with("PORT=8556\n");
        Files.setPosixFilePermissions(bench.file, PosixFilePermissions.fromString("r--r--r--"));

        assertThatThrownBy(() -> bench.apply(set("PORT", "1")))
                .isInstanceOf(UnwritableEnvException.class)
                .hasMessageContaining(bench.file.toString())
                .hasMessageContaining("read-only");

        assertUntouched("PORT=8556\n");
    }

    @Test
    void refusesAFileThatIsNotUtf8() throws IOException {
        var latin1 = "A=1\nB=\u00e4\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(bench.file, latin1);

        assertThatThrownBy(() -> bench.apply(set("PORT", "1")))
                .isInstanceOf(UnreadableEnvException.class)
                .hasMessage(bench.file + " was left alone: line 2 is not UTF-8; save the file as UTF-8");

        assertThat(Files.readAllBytes(bench.file)).isEqualTo(latin1);
        assertThat(Files.list(bench.file.getParent())).hasSize(1);
    }

    @Test
    void refusesWhatIsTooLargeToBeAnEnvFile() throws IOException {
        bench.with("# a line of a log\n".repeat(100_000));

        assertThatThrownBy(() -> bench.plan(set("PORT", "1")))
                .isInstanceOf(UnreadableEnvException.class)
                .hasMessageContaining("1800000 bytes");
    }

    @Test
    void refusesAFolder() throws IOException {
        Files.createDirectory(bench.file);

        assertThatThrownBy(() -> bench.plan(set("PORT", "1")))
                .isInstanceOf(UnreadableEnvException.class)
                .hasMessageContaining("no regular file");
    }

    @Test
    void refusesAFileInAFolderThatDoesNotExist() {
        var file = folder.resolve("nowhere").resolve(".env");

        assertThatThrownBy(() -> bench.files.open(file))
                .isInstanceOf(UnreadableEnvException.class)
                .hasMessageContaining("nowhere does not exist");
    }

    @Test
    void saysWhenGitWouldTakeTheBackups() throws IOException {
        var project = folder.resolve("project");
        Files.createDirectory(project.resolve(".git"));
        bench.with("PORT=8556\n");

        assertThat(bench.apply(set("PORT", "1")).warnings())
                .singleElement()
                .asString()
                .contains(".env.backup.*", ".gitignore");

        Files.writeString(project.resolve(".gitignore"), ".env*\n");
        assertThat(bench.apply(set("PORT", "2")).warnings()).isEmpty();
    }

    @Test
    void neverShowsASecret() throws IOException {
        bench.with("TOKEN=old-canary\n");

        var plan = bench.open().plan(set("TOKEN", "new-canary").set("PORT", "1"), ForeignEdits.KEEP, "TOKEN"::equals);

        assertThat(plan.toString()).isEqualTo("TOKEN: *** -> ***\nPORT: not set -> 1");
        assertThat(plan.changes().getFirst().shownBefore()).contains("***");
        assertThat(plan.changes().getFirst().shownAfter()).contains("***");
        assertThat(plan.changes().getFirst().after()).contains("new-canary");
        assertThat(set("TOKEN", "new-canary").toString()
                        + bench.open().read()
                        + plan.intent()
                        + DotenvText.of(bench.text()).assignments())
                .doesNotContain("canary");
    }

    @Test
    void theJournalIsForItsOwnerOnly() throws IOException {
        bench.with("PORT=8556\n").apply(set("PORT", "1"));

        try (var state = Files.walk(folder.resolve("state"))) {
            assertThat(state.filter(Files::isRegularFile))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
        }
    }

    private void assertUntouched(String text) throws IOException {
        assertThat(bench.text()).isEqualTo(text);
        assertThat(bench.open().backups().list()).isEmpty();
        assertThat(bench.open().steps()).isEmpty();
        assertThat(bench.open().planUndo(NO_SECRETS)).isEqualTo(Optional.empty());
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
