package dev.antigravity.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.account.Quota;
import dev.antigravity.files.FileLocks;
import dev.antigravity.settings.LedgerSettings;
import dev.antigravity.store.DatabaseFile;
import dev.antigravity.store.Schema;
import dev.antigravity.testing.MovableClock;
import dev.antigravity.testing.Patience;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is kept in the ledger beside the exchanges: what clients have used, and what was left to accounts.
class KeptBesideTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Optional<BigDecimal> FIVE_CENTS = Optional.of(new BigDecimal("0.05"));

    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock();

    /// A proxy, as far as it counts what a client uses.
    private final class Counting implements AutoCloseable {
        private final ClientSpending spending = new ClientSpending(true);
        private final LedgerWriter writer = writer();

        Counting() {
            writer.keep(spending);
            writer.recall();
        }

        void serve(long tokens) {
            spending.admitted("ada", DAY, clock.instant());
            spending.used("ada", DAY, tokens, FIVE_CENTS, clock.instant());
        }

        ClientSpending.Spent spent() {
            return spending.of("ada", DAY, clock.instant());
        }

        @Override
        public void close() {
            writer.close();
        }
    }

    private LedgerWriter writer() {
        var file = new LedgerFile(folder.resolve("ledger.db"), folder.resolve("state"), new FileLocks(), clock);
        return new LedgerWriter(file, () -> new LedgerSettings(true, Duration.ofDays(90), 200_000_000), clock);
    }

    @Test
    void nobodyGetsANewBudgetByARestart() {
        try (var first = new Counting()) {
            first.serve(100);
            first.serve(200);
        }
        clock.advance(Duration.ofHours(1));
        try (var second = new Counting()) {
            assertThat(second.spent())
                    .isEqualTo(new ClientSpending.Spent(Exchanges.NOON, 2, 300, new BigDecimal("0.100000000"), 0));
            second.serve(1);
            assertThat(second.spent().requests()).isEqualTo(3);
        }
        try (var third = new Counting()) {
            assertThat(third.spent().tokens()).isEqualTo(301);
        }
    }

    @Test
    void twoProxiesSeeWhatTheOtherHasCounted() {
        try (var one = new Counting();
                var other = new Counting()) {
            one.serve(10);
            other.serve(20);

            Patience.until(() -> one.spent().requests() == 2 && other.spent().requests() == 2);

            assertThat(one.spent().tokens()).isEqualTo(30);
            assertThat(other.spent().tokens()).isEqualTo(30);
        }
    }

    @Test
    void aNewPeriodBeginsWithTheFirstUseAfterTheLast() {
        try (var first = new Counting()) {
            first.serve(100);
            first.writer.settle();
            clock.advance(DAY);

            assertThat(first.spent().requests()).isZero();

            first.serve(7);
            first.writer.settle();
            assertThat(first.spent().tokens()).isEqualTo(7);
            assertThat(first.spent().began()).isEqualTo(clock.instant());
        }
        try (var second = new Counting()) {
            assertThat(second.spent().tokens()).isEqualTo(7);
        }
    }

    @Test
    void countsInMemoryWhileTheLedgerCannotBeKept() throws Exception {
        Files.createDirectory(folder.resolve("ledger.db"));
        try (var proxy = new Counting()) {
            proxy.serve(10);
            proxy.serve(10);
            assertThat(proxy.spent().requests()).isEqualTo(2);

            Files.delete(folder.resolve("ledger.db"));
            proxy.writer.settle();
            proxy.serve(10);
            assertThat(proxy.spent().requests()).isEqualTo(3);
        }
        try (var next = new Counting()) {
            assertThat(next.spent().requests()).isEqualTo(3);
        }
    }

    private static Quota left(double fraction, MovableClock clock) {
        return Quota.share("5h", Optional.of("m"), fraction, Optional.empty(), clock.instant());
    }

    @Test
    void remembersHowQuotasHaveChanged() {
        var whole = left(1, clock);
        try (var writer = writer()) {
            var book = new QuotaBook();
            writer.keep(book);
            book.note("lab/one", List.of(whole));
            writer.add(Exchanges.one("req_1"));
        }
        clock.advance(Duration.ofHours(1));
        var half = left(0.5, clock);
        try (var writer = writer()) {
            var book = new QuotaBook();
            writer.keep(book);
            book.note("lab/one", List.of(half));
            book.note("lab/two", List.of(half));
            writer.recall();

            assertThat(book.history("lab/one")).containsExactly(whole, half);
            assertThat(book.of("lab/one")).containsExactly(half);
            assertThat(book.of("lab/two")).containsExactly(half);
        }
        try (var writer = writer()) {
            var book = new QuotaBook();
            writer.keep(book);
            writer.recall();

            assertThat(book.history("lab/one")).containsExactly(whole, half);
            assertThat(book.of("lab/two")).containsExactly(half);
        }
    }

    @Test
    void aLedgerOfTheFirstVersionIsBroughtUpToDate() throws Exception {
        var old = new DatabaseFile(
                folder.resolve("ledger.db"),
                new Schema(
                        LedgerSchema.NOW.application(), LedgerSchema.NOW.steps().subList(0, 1)),
                folder.resolve("state"),
                new FileLocks(),
                clock);
        try (var database = old.open()) {
            ExchangeRows.insert(database, Exchanges.one("req_old"));
        }
        try (var proxy = new Counting()) {
            proxy.serve(5);
            proxy.writer.settle();
            assertThat(proxy.spent().requests()).isEqualTo(1);
        }
        var file = new LedgerFile(folder.resolve("ledger.db"), folder.resolve("state"), new FileLocks(), clock);
        try (var book = file.openToRead().orElseThrow()) {
            assertThat(book.find("req_old")).hasValue(Exchanges.one("req_old"));
        }
    }
}
