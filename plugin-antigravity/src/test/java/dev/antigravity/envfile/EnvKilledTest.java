package dev.antigravity.envfile;

import static dev.antigravity.envfile.EnvWorkbench.NO_SECRETS;
import static dev.antigravity.envfile.EnvWorkbench.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.files.Disk;
import dev.antigravity.files.OtherJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A process that is really killed, while it does nothing but write: what {@link EnvCrashTest} does in a machine that
/// is imagined, where it can stop anywhere.
class EnvKilledTest {
    private static final int KILLS = 3;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void leavesAWholeFileAndNothingLocked(EnvNotation notation) throws Exception {
        var bench = EnvWorkbench.of(notation, folder, Disk.ofThisMachine());
        bench.with(notation == EnvNotation.DOTENV ? "# mine\n" : "{\"model\": \"x\"}\n");
        for (var kill = 0; kill < KILLS; kill++) {
            killWhileItWrites(notation, new Random(kill));

            var values = bench.open().read().values();
            assertThat(values).containsEntry("ONE", values.get("TWO"));
            assertThat(bench.open().drift(NO_SECRETS)).isEmpty();
            var left = bench.text();
            bench.apply(set("AFTER", "1"));
            bench.undo();
            assertThat(bench.text()).isEqualTo(left);
        }
    }

    private void killWhileItWrites(EnvNotation notation, Random random) throws IOException, InterruptedException {
        var writer = OtherJvm.start(Writer.class, notation.name(), folder.toString());
        try (var said = new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            for (var i = 0; i <= random.nextInt(4); i++) {
                assertThat(said.readLine()).isEqualTo("wrote");
            }
            writer.waitFor(random.nextInt(20_000), TimeUnit.MICROSECONDS);
            writer.destroyForcibly();
            assertThat(writer.waitFor()).isNotZero();
        }
    }

    static final class Writer {
        private static final int STEPS = 100_000;

        private Writer() {}

        public static void main(String[] arguments) throws IOException {
            var bench = EnvWorkbench.of(EnvNotation.valueOf(arguments[0]), Path.of(arguments[1]), Disk.ofThisMachine());
            for (var i = 0; i < STEPS; i++) {
                var value = ProcessHandle.current().pid() + "-" + i;
                bench.apply(set("ONE", value).set("TWO", value));
                System.out.println("wrote");
            }
        }
    }
}
