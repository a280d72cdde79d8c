package dev.antigravity.envfile;

import static dev.antigravity.envfile.EnvWorkbench.NO_SECRETS;
import static dev.antigravity.envfile.EnvWorkbench.set;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.files.ForwardingDisk;
import dev.antigravity.files.OtherJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvMergeTest {
    @TempDir
    Path folder;

    @Test
    void mergesWhatSomebodyElseChangedSinceThePlan() throws IOException {
        var bench = new EnvWorkbench(folder).with("A=1\nB=1\n");
        var plan = bench.plan(set("A", "ours"));
        bench.with("# theirs\nA=1\nB=theirs\nC=theirs\n");

        var applied = bench.open().apply(plan);

        assertThat(bench.text()).isEqualTo("# theirs\nA=ours\nB=theirs\nC=theirs\n");
        assertThat(applied.merged()).isTrue();
        assertThat(applied.backup().orElseThrow().path()).hasContent("# theirs\nA=1\nB=theirs\nC=theirs\n");
    }

    @Test
    void refusesWhenSomebodyElseChangedTheSameKeySinceThePlan() throws IOException {
        var bench = new EnvWorkbench(folder).with("A=1\nB=1\n");
        var plan = bench.plan(set("A", "ours").set("B", "ours"));
        bench.with("A=theirs\nB=1\n");

        assertThatThrownBy(() -> bench.open().apply(plan))
                .isInstanceOfSatisfying(
                        EnvConflictException.class,
                        conflict -> assertThat(conflict.keys()).containsExactly("A"))
                .hasMessageContaining("somebody else has changed A");

        assertThat(bench.text()).isEqualTo("A=theirs\nB=1\n");
        assertThat(bench.open().steps()).isEmpty();
    }

    @Test
    void hasNothingToDoWhenSomebodyElseWroteTheSame() throws IOException {
        var bench = new EnvWorkbench(folder).with("A=1\n");
        var plan = bench.plan(set("A", "ours"));
        bench.with("A='ours'\n");

        assertThat(bench.open().apply(plan).changed()).isFalse();
        assertThat(bench.text()).isEqualTo("A='ours'\n");
    }

    @Test
    void seesAnEditInTheLastMomentAndMergesIt() throws IOException {
        var disk = new MeddlingDisk(1);
        var bench = new EnvWorkbench(folder, disk).with("A=1\n");
        disk.meddler =
                () -> Files.writeString(bench.file, "THEIRS" + disk.meddlings + "=1\n" + Files.readString(bench.file));

        var applied = bench.apply(set("A", "ours"));

        assertThat(bench.text()).isEqualTo("THEIRS1=1\nA=ours\n");
        assertThat(applied.merged()).isTrue();
        assertThat(bench.open().steps()).hasSize(1);
    }

    @Test
    void givesUpOnAFileThatSomebodyElseKeepsWriting() throws IOException {
        var disk = new MeddlingDisk(100);
        var bench = new EnvWorkbench(folder, disk).with("A=1\n");
        disk.meddler =
                () -> Files.writeString(bench.file, "THEIRS" + disk.meddlings + "=1\n" + Files.readString(bench.file));

        assertThatThrownBy(() -> bench.apply(set("A", "ours")))
                .isInstanceOf(EnvConflictException.class)
                .hasMessageContaining("keeps writing");

        assertThat(bench.text()).isEqualTo("THEIRS2=1\nTHEIRS1=1\nA=1\n");
        assertThat(bench.open().steps()).isEmpty();
    }

    @Test
    void reportsWhatSomebodyElseChangedSinceWeWroteIt() throws IOException {
        var bench = new EnvWorkbench(folder).with("A=1\nB=1\nMINE=1\n");
        bench.apply(set("A", "ours").set("B", "ours").unset("C"));
        bench.with("A=theirs\nB=ours\nMINE=2\n");

        assertThat(bench.open().drift(NO_SECRETS))
                .containsExactly(new EnvDrift("A", Optional.of("ours"), Optional.of("theirs"), false));
    }

    @Test
    void neverOverwritesAForeignEditOfAKeyWeWrote() throws IOException {
        var bench = new EnvWorkbench(folder).with("A=1\nB=1\n");
        bench.apply(set("A", "ours").set("B", "ours"));
        bench.with("A=theirs\nB=ours\n");

        var plan = bench.plan(set("A", "new").set("B", "new"));
        bench.open().apply(plan);

        assertThat(plan.kept()).containsExactly(new EnvDrift("A", Optional.of("ours"), Optional.of("theirs"), false));
        assertThat(bench.text()).isEqualTo("A=theirs\nB=new\n");
    }

    @Test
    void keepsAKeyThatSomebodyElseRemovedOut() throws IOException {
        var bench = new EnvWorkbench(folder).with("A=1\n");
        bench.apply(set("B", "ours"));
        bench.with("A=1\n");

        var plan = bench.plan(set("B", "ours"));

        assertThat(plan.changesNothing()).isTrue();
        assertThat(plan.kept()).containsExactly(new EnvDrift("B", Optional.of("ours"), Optional.empty(), false));
    }

    @Test
    void replacesAForeignEditWhenSomebodyWhoSawItSaysSo() throws IOException {
        var bench = new EnvWorkbench(folder).with("A=1\n");
        bench.apply(set("A", "ours"));
        bench.with("A=theirs\n");

        bench.open().apply(bench.open().plan(set("A", "new"), ForeignEdits.REPLACE, NO_SECRETS));

        assertThat(bench.text()).isEqualTo("A=new\n");
        assertThat(bench.open().drift(NO_SECRETS)).isEmpty();
    }

    @Test
    void copesWithTheHostsOwnEditor() throws IOException {
        var bench = new EnvWorkbench(folder).with("A=1\r\nANTHROPIC_MODEL=x\r\nB=2\r\n");
        bench.apply(set("ANTHROPIC_MODEL", "claude-opus"));
        // It splits at \n, rewrites its own keys without quotes and ends with one newline: mixed endings.
        bench.with("A=1\r\nANTHROPIC_MODEL=claude-opus\r\nB=2\r\nAPI_TIMEOUT_MS=3000000\n");

        bench.apply(set("ANTHROPIC_MODEL", "claude-sonnet"));
        bench.undo();
        bench.undo();

        assertThat(bench.text()).isEqualTo("A=1\r\nANTHROPIC_MODEL=x\r\nB=2\r\nAPI_TIMEOUT_MS=3000000\n");
    }

    @Test
    void twoProcessesLoseNoneOfTheirKeys() throws Exception {
        var bench = new EnvWorkbench(folder).with("# both\n");
        var other = OtherJvm.start(Writer.class, folder.toString(), "THEIRS");
        Writer.write(folder, "OURS");
        var output = new String(other.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(other.waitFor()).as(output).isZero();
        assertThat(bench.open().read().values()).hasSize(2 * Writer.KEYS);
        assertThat(bench.text()).startsWith("# both\n");
    }

    static final class Writer {
        static final int KEYS = 15;

        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            write(Path.of(arguments[0]), arguments[1]);
        }

        static void write(Path folder, String prefix) throws IOException {
            var bench = new EnvWorkbench(folder);
            for (var i = 0; i < KEYS; i++) {
                bench.apply(set(prefix + i, "1"));
            }
        }
    }

    private interface Meddler {
        void meddle() throws IOException;
    }

    /// Somebody else writes the env file between our last write of the new content and the rename.
    private static final class MeddlingDisk extends ForwardingDisk {
        private final int times;
        private int meddlings;
        private Meddler meddler = () -> {};

        MeddlingDisk(int times) {
            this.times = times;
        }

        @Override
        public void sync(Path file) throws IOException {
            super.sync(file);
            if (file.getFileName().toString().matches("\\.env\\.\\d+\\.antigravity-tmp") && meddlings < times) {
                meddlings++;
                meddler.meddle();
            }
        }
    }
}
