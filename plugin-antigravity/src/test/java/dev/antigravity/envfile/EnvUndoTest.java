package dev.antigravity.envfile;

import static dev.antigravity.envfile.EnvWorkbench.NO_SECRETS;
import static dev.antigravity.envfile.EnvWorkbench.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.files.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class EnvUndoTest {
    @TempDir
    Path folder;

    @Test
    void takesTheLastStepBackByteByByteAndThenTheOneBefore() throws IOException {
        var bench = new EnvWorkbench(folder).with("\uFEFFA = 'x' # c\r\nB=1\rC=2");
        var texts = new ArrayList<>(List.of(bench.text()));
        for (var changes : List.of(set("A", "1"), set("D", "new").unset("B"), set("C", "it's"))) {
            bench.pass(Duration.ofMinutes(1));
            bench.apply(changes);
            texts.add(bench.text());
        }

        for (var text : texts.reversed().subList(1, texts.size())) {
            bench.undo();
            assertThat(bench.text()).isEqualTo(text);
        }

        assertThat(bench.open().planUndo(NO_SECRETS)).isEmpty();
        assertThat(bench.open().steps()).hasSize(6).filteredOn(EnvStep::undone).hasSize(3);
    }

    @Test
    void returnsToTheTimeBeforeAnyStep() throws IOException {
        var bench = new EnvWorkbench(folder).with("A=1\nB=1\n");
        bench.apply(set("A", "2"));
        bench.apply(set("B", "2"));
        bench.apply(set("C", "2"));
        var second = bench.open().steps().get(1);
        assertThat(second.keys()).containsExactly("B");

        bench.open().apply(bench.open().planUndo(second, NO_SECRETS).orElseThrow());

        assertThat(bench.text()).isEqualTo("A=2\nB=1\n");
        bench.undo();
        assertThat(bench.text()).isEqualTo("A=1\nB=1\n");
    }

    @Test
    void takesBackThatTheFileWasCreated() throws IOException {
        var bench = new EnvWorkbench(folder);
        bench.apply(set("A", "1"));

        var plan = bench.open().planUndo(NO_SECRETS).orElseThrow();
        assertThat(plan.deletesFile()).isTrue();
        bench.open().apply(plan);

        assertThat(bench.file).doesNotExist();
    }

    /// The file before our change, our change, what somebody else made of the result, and what is left after undoing.
    static final List<Arguments> FOREIGN_EDITS = List.of(
            Arguments.of("A=1\nB=1\n", set("A", "2"), "A=2\nB=theirs\n", "A=1\nB=theirs\n"),
            Arguments.of(
                    "A='1' # c\nB=1\n",
                    set("A", "it's"),
                    "A=\"it's\" # their comment\nB=1\n",
                    "A='1' # their comment\nB=1\n"),
            Arguments.of("A=#c\nB=1\n", set("A", "2"), "A=2 #c\nB=2\n", "A=#c\nB=2\n"),
            Arguments.of("A=1", set("B", "2"), "A=theirs\nB=2\n", "A=theirs\n"),
            Arguments.of("A=1", set("B", "2"), "C=theirs\nA=1\nB=2\n", "C=theirs\nA=1"),
            Arguments.of("A=1", set("B", "2"), "A=1\nB=2\nC=theirs\n", "A=1\nC=theirs\n"),
            Arguments.of(
                    "A=1\n\n  export K='1' # c\nB=1\n",
                    EnvChanges.none().unset("K"),
                    "A=1\n\nB=theirs\n",
                    "A=1\n\n  export K='1' # c\nB=theirs\n"),
            Arguments.of(
                    "A=1\nK=1\nK=2\nB=1\n",
                    EnvChanges.none().unset("K"),
                    "# theirs\nA=1\nB=1\n",
                    "# theirs\nA=1\nK=1\nK=2\nB=1\n"),
            Arguments.of("A=1\nK=1", EnvChanges.none().unset("K"), "A=1\nB=theirs\n", "A=1\nK=1\nB=theirs\n"),
            Arguments.of("K=1\nA=1\n", EnvChanges.none().unset("K"), "A=theirs\n", "K=1\nA=theirs\n"),
            Arguments.of("A=1\nK=1\n", EnvChanges.none().unset("K"), "A='x\nA=1\ny'", "A='x\nA=1\ny'\nK=1\n"),
            Arguments.of("A=1\n", set("A", "2").set("B", "2"), "A=theirs\nB=2\n", "A=theirs\n"));

    @ParameterizedTest
    @FieldSource("FOREIGN_EDITS")
    void takesOnlyOurPartBackWhenSomebodyElseHasWrittenToo(String before, EnvChanges ours, String theirs, String left)
            throws IOException {
        var bench = new EnvWorkbench(folder).with(before);
        bench.apply(ours);
        bench.with(theirs);

        bench.undo();

        assertThat(bench.text()).isEqualTo(left);
    }

    @Test
    void leavesAKeyThatSomebodyElseHasChangedAndSaysSo() throws IOException {
        var bench = new EnvWorkbench(folder).with("A=1\nB=1\n");
        bench.apply(set("A", "2").set("B", "2"));
        bench.with("A=theirs\nB=2\n");

        var plan = bench.open().planUndo(NO_SECRETS).orElseThrow();

        assertThat(plan.kept()).containsExactly(new EnvDrift("A", Optional.of("2"), Optional.of("theirs"), false));
        assertThat(plan.changes()).extracting(EnvChange::toString).containsExactly("B: 2 -> 1");
    }

    @Test
    void doesNotBringBackAFileThatSomebodyElseDeleted() throws IOException {
        var bench = new EnvWorkbench(folder).with("A=1\nB=1\n");
        bench.apply(set("A", "2").unset("B"));
        Files.delete(bench.file);

        var plan = bench.open().planUndo(NO_SECRETS).orElseThrow();

        assertThat(plan.changesNothing()).isTrue();
        assertThat(plan.kept()).extracting(EnvDrift::key).containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void afterUndoingTheKeysAreNoLongerOurs() throws IOException {
        var bench = new EnvWorkbench(folder).with("A=1\n");
        bench.apply(set("A", "2"));
        bench.undo();
        bench.with("A=theirs\n");

        assertThat(bench.open().drift(NO_SECRETS)).isEmpty();
        assertThat(bench.plan(set("A", "3")).kept()).isEmpty();
    }

    @Test
    void keepsOnlySoManySteps() throws IOException {
        var bench = new EnvWorkbench(folder, Disk.ofThisMachine(), 3, 4).with("A=0\n");
        for (var i = 1; i <= 8; i++) {
            bench.apply(set("A", String.valueOf(i)));
        }

        assertThat(bench.open().steps()).extracting(EnvStep::number).containsExactly(8, 7, 6, 5);
        assertThat(bench.open().backups().list()).hasSize(3);
    }

    @Test
    void passesOverADamagedStep() throws IOException {
        var bench = new EnvWorkbench(folder).with("A=0\n");
        bench.apply(set("A", "1"));
        bench.apply(set("A", "2"));
        try (var state = Files.walk(folder.resolve("state"))) {
            for (var step :
                    state.filter(file -> file.endsWith("step-000001.json")).toList()) {
                Files.writeString(step, "{");
            }
        }

        assertThat(bench.open().steps()).extracting(EnvStep::number).containsExactly(2);
        bench.undo();
        assertThat(bench.text()).isEqualTo("A=1\n");
    }
}
