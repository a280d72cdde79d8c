package dev.antigravity.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.account.Account;
import dev.antigravity.account.Strategy;
import dev.antigravity.account.TermsClass;
import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import dev.antigravity.files.ForwardingDisk;
import dev.antigravity.testing.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestKeeperTest {
    private static final Refusal SEVEN_SECONDS = new Refusal(
            Cause.THROTTLED, false, Optional.of(Instant.parse("2026-11-20T12:00:07Z")), "429, retry-after: 7");

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock();
    private Path path;
    private RestFile file;

    @BeforeEach
    void nameTheFile() {
        path = folder.resolve("state/rests.json");
        file = file();
    }

    private RestFile file() {
        return new RestFile(path, DurableFiles.onThisMachine(clock), new FileLocks(), clock);
    }

    private Pool pool(RestBook book) {
        var members = List.of(Account.of("lab", "one", TermsClass.API_KEY, Instant.EPOCH));
        return new Pool(_ -> members, clock, () -> Duration.ofHours(1), book);
    }

    private static Choice choose(Pool pool) {
        return pool.choose(
                new Wish("lab", "m", Strategy.STICKY, Optional::empty, Set.of(), Optional.empty(), Duration.ZERO));
    }

    private static void refuse(Pool pool) {
        refuse(pool, SEVEN_SECONDS);
    }

    private static void refuse(Pool pool, Instant until) {
        refuse(pool, new Refusal(Cause.THROTTLED, false, Optional.of(until), "429"));
    }

    private static void refuse(Pool pool, Refusal refusal) {
        try (var lease = ((Choice.Taken) choose(pool)).lease()) {
            lease.refused(refusal);
        }
    }

    @Test
    void aRestOutlivesTheProcess() {
        var book = new RestBook(clock);
        try (var _ = RestKeeper.start(book, file, pool(book), Patience.REAL)) {
            refuse(pool(book));
        }

        var later = new RestBook(clock);
        var pool = pool(later);
        try (var _ = RestKeeper.start(later, file(), pool, Patience.REAL)) {
            assertThat(choose(pool)).isInstanceOf(Choice.NotNow.class);
            assertThat(later.current())
                    .extracting(Rest::sentence)
                    .containsExactly("lab/one rests for m until 2026-11-20T12:00:07Z: throttled (429, retry-after: 7)");
            clock.advance(Duration.ofSeconds(7));
            assertThat(choose(pool)).isInstanceOf(Choice.Taken.class);
        }
    }

    @Test
    void whoIsWokenByAnotherProcessServesAgain() throws IOException {
        var book = new RestBook(clock);
        var pool = pool(book);
        try (var keeper = RestKeeper.start(book, file, pool, Patience.REAL)) {
            refuse(pool);
            keeper.look();
            clock.advance(Duration.ofSeconds(1));

            var other = new RestBook(clock);
            var otherFile = file();
            otherFile.readInto(other);
            assertThat(other.wake("lab/one", Optional.empty())).hasSize(1);
            otherFile.exchange(other);
            Files.setLastModifiedTime(path, FileTime.fromMillis(1));
            keeper.look();

            assertThat(choose(pool)).isInstanceOf(Choice.Taken.class);
            assertThat(book.current()).isEmpty();
        }
    }

    @Test
    void nothingIsWrittenWhileNothingChanges() throws IOException {
        var book = new RestBook(clock);
        var pool = pool(book);
        try (var keeper = RestKeeper.start(book, file, pool, Patience.REAL)) {
            keeper.look();
            assertThat(path).doesNotExist();
            refuse(pool);
            keeper.look();
            Files.delete(path);
            keeper.look();
            assertThat(path).doesNotExist();
        }
    }

    /// A minute in which an account is refused and let in again all the time.
    @Test
    void itWritesAtMostOnceASecondHoweverMuchHappens() throws InterruptedException {
        var written = new ArrayList<Instant>();
        var disk = new ForwardingDisk() {
            @Override
            public void replace(Path target, Path by) throws IOException {
                written.add(clock.instant());
                super.replace(target, by);
            }
        };
        var book = new RestBook(clock);
        var pool = pool(book);
        var end = clock.instant().plusSeconds(60);
        var over = new CountDownLatch(1);
        Patience busy = (signal, longest) -> {
            if (!clock.instant().isBefore(end)) {
                over.countDown();
                signal.acquire();
            }
            for (var i = 0; i < 20; i++) {
                refuse(pool, clock.instant().plusMillis(1));
                clock.advance(longest.dividedBy(20));
            }
        };
        var counted = new RestFile(path, new DurableFiles(disk, clock), new FileLocks(), clock);
        try (var _ = RestKeeper.start(book, counted, pool, busy)) {
            over.await();
        }
        assertThat(book.changes()).isGreaterThan(1_000);
        assertThat(written).hasSizeBetween(30, 61);
        assertThat(written.subList(0, 30)).doesNotHaveDuplicates();
    }

    @Test
    void aFileNobodyCanReadCountsAsEmpty() throws IOException {
        Files.createDirectories(path.resolveSibling(""));
        Files.writeString(path, "{\"format\": 1, \"rests\": 7");
        var book = new RestBook(clock);

        file.readInto(book);

        assertThat(book.current()).isEmpty();
    }
}
