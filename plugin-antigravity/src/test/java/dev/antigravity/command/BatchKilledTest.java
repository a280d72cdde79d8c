package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.files.OtherJvm;
import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.Patience;
import dev.antigravity.testing.SandboxDesk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that is really killed while it draws a batch: what {@link dev.antigravity.image.BatchCrashTest} does where
/// the machine can stop anywhere.
class BatchKilledTest {
    private static final int WISHES = 24;
    private static final int KILLS = 2;
    private static final String DRAW =
            "generate --model lab/sandbox-image --batch wishes.txt --size 256x256 --parallel 4";

    @TempDir
    private Path folder;

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @Test
    void goesOnWithoutASecondBillOrPicture() throws Exception {
        try (var desk = new CommandDesk(folder)) {
            desk.configured(SandboxDesk.providers(sandbox) + "    accounts: [{ api-key: sandbox-key-work }]\n");
            Files.writeString(
                    desk.host().paths().workspace().resolve("wishes.txt"),
                    IntStream.range(0, WISHES)
                            .mapToObj(i -> "a fox " + i + "\n")
                            .collect(Collectors.joining()));
        }
        for (var kill = 0; kill < KILLS; kill++) {
            killWhileItDraws(new Random(kill));
        }

        try (var desk = new CommandDesk(folder)) {
            var result = desk.run(DRAW);

            assertThat(result.exitCode()).as(desk.shown(result)).isZero();
            assertThat(desk.shown(result)).contains(WISHES + " of " + WISHES + " wishes are drawn");
            var keys = sandbox.requests().all().stream()
                    .map(request -> request.headers().first("idempotency-key").orElseThrow())
                    .distinct();
            assertThat(keys).hasSize(WISHES);
            assertThat(pictures(desk)).isEqualTo(WISHES);
        }
    }

    private void killWhileItDraws(Random random) throws IOException, InterruptedException {
        var before = sandbox.requests().all().size();
        var drawing = OtherJvm.start(Drawing.class, folder.toString());
        Patience.until(() -> sandbox.requests().all().size() > before + random.nextInt(6));
        drawing.waitFor(random.nextInt(60_000), TimeUnit.MICROSECONDS);
        drawing.destroyForcibly();
        drawing.waitFor();
    }

    private static long pictures(CommandDesk desk) throws IOException {
        try (Stream<Path> files = Files.list(desk.host().paths().workspace().resolve("generated"))) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .count();
        }
    }

    static final class Drawing {
        private Drawing() {}

        public static void main(String[] arguments) {
            try (var desk = new CommandDesk(Path.of(arguments[0]))) {
                desk.run(DRAW);
            }
        }
    }
}
