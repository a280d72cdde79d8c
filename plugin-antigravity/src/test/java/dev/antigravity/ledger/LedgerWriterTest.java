package dev.antigravity.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.files.FileLocks;
import dev.antigravity.settings.LedgerSettings;
import dev.antigravity.testing.MovableClock;
import dev.antigravity.testing.Patience;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerWriterTest {
    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock();
    private LedgerSettings settings = new LedgerSettings(true, Duration.ofDays(90), 200_000_000);
    private LedgerFile file;

    @BeforeEach
    void choosePlace() {
        file = new LedgerFile(folder.resolve("ledger.db"), folder.resolve("state"), new FileLocks(), clock);
    }

    private LedgerWriter writer() {
        return new LedgerWriter(file, () -> settings, clock);
    }

    private Optional<ExchangeRecord> kept(String id) {
        try (var book = file.openToRead().orElseThrow()) {
            return book.find(id);
        }
    }

    private List<String> keptIds() {
        try (var book = file.openToRead().orElseThrow()) {
            return book.latest(100_000).stream().map(ExchangeRecord::requestId).toList();
        }
    }

    @Test
    void keepsEverythingThatIsKnownOfAnExchange() {
        try (var writer = writer()) {
            writer.add(Exchanges.one("req_1"));
            writer.add(Exchanges.bare("req_2"));
        }

        assertThat(kept("req_1")).hasValue(Exchanges.one("req_1"));
        assertThat(kept("req_2")).hasValue(Exchanges.bare("req_2"));
        assertThat(kept("req_3")).isEmpty();
    }

    @Test
    void keepsEachExchangeOnce() throws InterruptedException {
        try (var writer = writer()) {
            writer.add(Exchanges.one("req_1"));
            writer.settle();
            writer.add(Exchanges.one("req_1"));
        }
        assertThat(keptIds()).containsExactly("req_1");
    }

    @Test
    void opensNothingBeforeThereIsSomethingToKeep() {
        writer().close();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void keepsNothingIfTheSettingsSaySo() {
        settings = new LedgerSettings(false, Duration.ofDays(90), 200_000_000);
        try (var writer = writer()) {
            writer.add(Exchanges.one("req_1"));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void forgetsWhatIsTooOld() throws InterruptedException {
        settings = new LedgerSettings(true, Duration.ofDays(7), 200_000_000);
        try (var writer = writer()) {
            writer.add(Exchanges.one("old", Exchanges.NOON.minus(Duration.ofDays(8))));
            writer.add(Exchanges.one("young", Exchanges.NOON.minus(Duration.ofDays(6))));
        }
        assertThat(keptIds()).containsExactly("young");
    }

    @Test
    void forgetsTheOldestWhenTheFileWouldGetTooLarge() throws IOException {
        settings = new LedgerSettings(true, Duration.ofDays(90), 1_500_000);
        try (var writer = writer()) {
            IntStream.range(0, 3_900)
                    .forEach(number -> writer.add(Exchanges.one("req_" + number, Exchanges.NOON.plusSeconds(number))));
        }
        try (var writer = writer()) {
            writer.add(Exchanges.one("req_last", Exchanges.NOON.plusSeconds(10_000)));
        }
        assertThat(Files.size(file.path())).isLessThan(2_000_000);
        assertThat(keptIds()).contains("req_last", "req_3899").doesNotContain("req_0");
    }

    @Test
    void requestsGoOnWhileTheLedgerCannotBeKept() throws Exception {
        Files.createDirectory(file.path());
        try (var writer = writer()) {
            IntStream.range(0, 4_500).forEach(number -> writer.add(Exchanges.one("req_" + number)));
            writer.settle();

            var state = writer.state();
            assertThat(state.trouble())
                    .hasValueSatisfying(trouble ->
                            assertThat(trouble.what()).contains(file.path().toString(), "cannot be kept"));
            assertThat(state.waiting()).isEqualTo(4_000);
            assertThat(state.lost()).isEqualTo(500);

            Files.delete(file.path());
            writer.settle();

            Patience.until(() -> writer.state().equals(new LedgerState(Optional.empty(), 0, 500)));
        }
        assertThat(keptIds()).hasSize(4_000);
    }

    @Test
    void aLockedLedgerIsWrittenLater() throws Exception {
        try (var writer = writer()) {
            writer.add(Exchanges.one("req_1"));
            writer.settle();
            try (var other = file.open()) {
                other.hold(() -> {
                    writer.add(Exchanges.one("req_2"));
                    writer.settle();
                    assertThat(writer.state().trouble())
                            .hasValueSatisfying(
                                    trouble -> assertThat(trouble.what()).contains("locked"));
                });
            }
            writer.settle();
            assertThat(writer.state().trouble()).isEmpty();
        }
        assertThat(keptIds()).containsExactlyInAnyOrder("req_1", "req_2");
    }

    @Test
    void beginsANewLedgerInThePlaceOfADamagedOne() throws Exception {
        Files.writeString(file.path(), "this was a ledger once, before the disk went bad".repeat(50));
        try (var writer = writer()) {
            writer.add(Exchanges.one("req_1"));
        }
        assertThat(keptIds()).containsExactly("req_1");
        assertThat(folder.resolve("ledger.db.broken-20261120-120000")).content().startsWith("this was a ledger once");
    }

    @Test
    void beginsANewLedgerWhenSomebodyTakesTheFileAway() throws Exception {
        try (var writer = writer()) {
            writer.add(Exchanges.one("req_1"));
            writer.settle();
            Files.move(file.path(), folder.resolve("taken"));
            writer.add(Exchanges.one("req_2"));
        }
        assertThat(keptIds()).containsExactly("req_2");
    }

    @Test
    void isReadWhileItIsWritten() throws Exception {
        try (var writer = writer()) {
            writer.add(Exchanges.one("req_first"));
            writer.settle();
            var done = new AtomicBoolean();
            var reader = Thread.ofVirtual().start(() -> {
                while (!done.get()) {
                    assertThat(kept("req_first")).isPresent();
                }
            });
            for (var number = 0; number < 3_000; number++) {
                writer.add(Exchanges.one("req_" + number, Instant.EPOCH.plus(Duration.ofDays(20_700))));
                if (number % 300 == 0) {
                    writer.settle();
                }
            }
            writer.settle();
            done.set(true);
            reader.join();
        }
        assertThat(keptIds()).hasSize(3_001);
    }

    @Test
    void twoProxiesKeepOneLedger() {
        try (var one = writer();
                var other = writer()) {
            IntStream.range(0, 500).forEach(number -> {
                one.add(Exchanges.one("one_" + number));
                other.add(Exchanges.one("other_" + number));
            });
        }
        assertThat(keptIds()).hasSize(1_000);
    }
}
