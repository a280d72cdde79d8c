package dev.antigravity.envfile;

import static dev.antigravity.envfile.EnvWorkbench.NO_SECRETS;
import static dev.antigravity.envfile.EnvWorkbench.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.antigravity.files.CrashingDisk;
import dev.antigravity.files.Disk;
import dev.antigravity.files.PowerCut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Stops the machine during every step of every kind of change, with and without a power cut.
class EnvCrashTest {
    private static final int POWER_CUTS = 9;
    private static final Configuration UNIX = Configuration.unix().toBuilder()
            .setAttributeViews("basic", "owner", "posix", "unix")
            .build();

    private interface Action {
        /// Changes the env file of the bench in one go.
        void run(EnvWorkbench bench);
    }

    private record Scenario(String name, EnvNotation notation, List<String> texts, Action action) {
        EnvWorkbench bench(Path folder, Disk disk) throws IOException {
            return EnvWorkbench.of(notation, folder, disk);
        }

        /// Both notations are written by the same hand, so that one of them need not suffer all of it.
        int powerCuts() {
            return notation == EnvNotation.DOTENV ? POWER_CUTS : 2;
        }
    }

    /// Two earlier states of the file, the second by our hand, and what is done to it.
    private static List<Scenario> scenarios() {
        var large = "# filler\nA=1\n" + "FILLER=x # y\n".repeat(700);
        return List.of(
                new Scenario(
                        "edit",
                        EnvNotation.DOTENV,
                        List.of("A=1 # c\nB=1\n", "A=2 # c\nB=1\n"),
                        bench -> bench.apply(set("B", "2").unset("A"))),
                new Scenario(
                        "edit a large file",
                        EnvNotation.DOTENV,
                        List.of(large, large.replace("A=1", "A=2")),
                        bench -> bench.apply(set("A", "3"))),
                new Scenario("undo", EnvNotation.DOTENV, List.of("A=1\r\n", "A=2\r\n"), EnvWorkbench::undo),
                new Scenario("undo the creation", EnvNotation.DOTENV, List.of("", "A=2\n"), EnvWorkbench::undo),
                new Scenario(
                        "restore",
                        EnvNotation.DOTENV,
                        List.of("A=1\nB=1\n", "A=2\nB=1\n"),
                        EnvCrashTest::restoreTheOldest),
                new Scenario(
                        "edit settings",
                        EnvNotation.CLAUDE_SETTINGS,
                        List.of("{ \"env\": {\"A\": \"1\"} }", "{ \"env\": {\"A\": \"2\"} }"),
                        bench -> bench.apply(set("B", "2").unset("A"))),
                new Scenario(
                        "undo in settings",
                        EnvNotation.CLAUDE_SETTINGS,
                        List.of("{\"model\":\"x\"}", "{\"model\":\"x\",\"env\":{\"A\":\"2\"}}"),
                        EnvWorkbench::undo),
                new Scenario(
                        "undo the creation of settings",
                        EnvNotation.CLAUDE_SETTINGS,
                        List.of("", "{\n  \"env\": {\n    \"A\": \"2\"\n  }\n}\n"),
                        EnvWorkbench::undo),
                new Scenario(
                        "restore settings",
                        EnvNotation.CLAUDE_SETTINGS,
                        List.of("{\"env\":{\"A\":\"1\"}}", "{\"env\":{\"A\":\"2\"}}"),
                        EnvCrashTest::restoreTheOldest));
    }

    private static void restoreTheOldest(EnvWorkbench bench) {
        var file = bench.open();
        file.apply(file.planRestore(file.backups().list().getLast(), NO_SECRETS));
    }

    @Test
    void theFileIsOldOrNewAndTheJournalKnowsWhich() throws IOException {
        var crashes = 0;
        for (var scenario : scenarios()) {
            for (var seed = 0; seed <= scenario.powerCuts(); seed++) {
                crashes += crashAtEveryStep(scenario, seed);
            }
        }
        assertThat(crashes).isGreaterThan(1_000);
    }

    private static int crashAtEveryStep(Scenario scenario, int seed) throws IOException {
        for (var crash = 0; ; crash++) {
            try (var machine = Jimfs.newFileSystem(UNIX)) {
                var folder = machine.getPath("/work");
                prepare(scenario, folder);
                var before = content(scenario, folder);
                var disk = new CrashingDisk(crash);
                try {
                    scenario.action().run(scenario.bench(folder, disk));
                } catch (PowerCut _) {
                    // Everything below is about this moment.
                }
                if (seed > 0) {
                    disk.losePower(new Random(seed));
                }
                if (!disk.hasStopped()) {
                    return crash;
                }
                checkAfterRestart(
                        scenario, folder, before, "%s, step %d, seed %d".formatted(scenario.name(), crash, seed));
            }
        }
    }

    private static void checkAfterRestart(Scenario scenario, Path folder, EnvContent before, String where)
            throws IOException {
        var expected = afterwards(scenario);
        var found = content(scenario, folder);
        assertThat(found).as(where).isIn(before, expected);

        var bench = scenario.bench(folder, Disk.ofThisMachine());
        assertThat(bench.open().drift(NO_SECRETS)).as(where).isEmpty();
        if (found.equals(expected) && !scenario.name().startsWith("undo")) {
            bench.undo();
            assertThat(content(scenario, folder)).as(where).isEqualTo(before);
        }
        bench.apply(set("AFTER", "1"));
        assertThat(bench.open().read().value("AFTER")).as(where).contains("1");
        bench.undo();
    }

    private static EnvContent afterwards(Scenario scenario) throws IOException {
        try (var machine = Jimfs.newFileSystem(UNIX)) {
            var folder = machine.getPath("/work");
            prepare(scenario, folder);
            scenario.action().run(scenario.bench(folder, Disk.ofThisMachine()));
            return content(scenario, folder);
        }
    }

    private static void prepare(Scenario scenario, Path folder) throws IOException {
        Files.createDirectories(folder);
        var bench = scenario.bench(folder, Disk.ofThisMachine());
        if (!scenario.texts().getFirst().isEmpty()) {
            bench.with(scenario.texts().getFirst());
        }
        bench.apply(set("A", "2"));
        assertThat(bench.text()).isEqualTo(scenario.texts().getLast());
    }

    private static EnvContent content(Scenario scenario, Path folder) throws IOException {
        var file = scenario.bench(folder, Disk.ofThisMachine()).file;
        return Files.exists(file)
                ? EnvContent.of(scenario.notation(), Files.readAllBytes(file))
                : EnvContent.absent(scenario.notation());
    }

    @Test
    void everyBackupIsWholeWheneverTheMachineStops() throws IOException {
        for (var crash = 0; ; crash++) {
            try (var machine = Jimfs.newFileSystem(UNIX)) {
                var folder = Files.createDirectories(machine.getPath("/work"));
                var text = "A=1\n".repeat(2_000);
                new EnvWorkbench(folder).with(text);
                var disk = new CrashingDisk(crash);
                try {
                    new EnvWorkbench(folder, disk).apply(set("A", "2"));
                } catch (PowerCut _) {
                    // Only what is left counts.
                }
                disk.losePower(new Random(crash));
                var backups = new ArrayList<String>();
                for (var backup : new EnvWorkbench(folder).open().backups().list()) {
                    backups.add(Files.readString(backup.path()));
                }
                assertThat(backups).allMatch(text::equals);
                if (!disk.hasStopped()) {
                    assertThat(backups).hasSize(1);
                    return;
                }
            }
        }
    }
}
