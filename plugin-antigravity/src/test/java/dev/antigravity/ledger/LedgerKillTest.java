package dev.antigravity.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.files.FileLocks;
import dev.antigravity.settings.LedgerSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A proxy that is killed in the middle of writing loses what it had not written yet, and never the ledger.
class LedgerKillTest {
    private static final int FLUSHES_BEFORE_THE_END = 5;

    @TempDir
    private Path folder;

    private static LedgerFile file(Path folder) {
        return new LedgerFile(folder.resolve("ledger.db"), folder.resolve("state"), new FileLocks(), Clock.systemUTC());
    }

    /// Writes without end, and says after each batch how many exchanges are kept.
    public static void main(String[] arguments) {
        var folder = Path.of(arguments[0]);
        var settings = new LedgerSettings(true, Duration.ofDays(36_500), 200_000_000);
        try (var writer = new LedgerWriter(file(folder), () -> settings, Clock.systemUTC())) {
            for (var number = 0; ; number++) {
                writer.add(Exchanges.one(arguments[1] + number));
                if (number % 50 == 49) {
                    writer.settle();
                    System.out.println(number + 1);
                }
            }
        }
    }

    private Process start(String prefix) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerKillTest.class.getName(),
                        folder.toString(),
                        prefix)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    @Test
    void losesAtMostTheLastBatch() throws Exception {
        for (var prefix : new String[] {"first_", "second_"}) {
            var process = start(prefix);
            var told = 0;
            try (var said =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                for (var flushes = 0; flushes < FLUSHES_BEFORE_THE_END; flushes++) {
                    told = Integer.parseInt(said.readLine());
                }
                process.destroyForcibly().waitFor();
            }
            var ids = new HashSet<String>();
            try (var book = file(folder).openToRead().orElseThrow()) {
                book.latest(1_000_000).forEach(exchange -> ids.add(exchange.requestId()));
            }
            for (var number = 0; number < told; number++) {
                assertThat(ids).contains(prefix + number);
            }
        }
        assertThat(file(folder).putAsideIfBroken()).isEmpty();
    }
}
