package dev.antigravity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.files.FileLocks;
import dev.antigravity.files.OwnerOnly;
import dev.antigravity.store.StoreException.Reason;
import dev.antigravity.testing.MovableClock;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFileTest {
    private static final int OURS = 0x54455354;
    private static final String FIRST = """
            create table thing (name text not null primary key, size bigint)

            create index thing_size on thing (size)
            """;
    private static final String SECOND = "alter table thing add column colour text";

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void choosePath() {
        path = folder.resolve("home/things.db");
    }

    private DatabaseFile file(int application, String... steps) {
        return new DatabaseFile(
                path,
                new Schema(application, List.of(steps)),
                folder.resolve("state"),
                new FileLocks(),
                new MovableClock());
    }

    private static List<String> names(Database database) {
        return database.list("select name from thing order by name", row -> row.text("name"));
    }

    private static void add(Database database, String name) {
        database.change("insert into thing (name, size) values (?, ?)", name, 7);
    }

    private static void assertRefused(Reason reason, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    @Test
    void isForItsOwnerOnlyWithAllThatBelongsToIt() throws IOException {
        try (var database = file(OURS, FIRST).open()) {
            add(database, "one");

            try (var parts = Files.list(path.getParent())) {
                assertThat(parts.toList())
                        .hasSize(3)
                        .allSatisfy(part -> assertThat(OwnerOnly.holdsFor(part)).isTrue());
            }
        }
        assertThat(file(OURS, FIRST).openToRead()).hasValueSatisfying(database -> {
            assertThat(names(database)).containsExactly("one");
            database.close();
        });
    }

    @Test
    void isNotMadeByThoseWhoOnlyRead() {
        assertThat(file(OURS, FIRST).openToRead()).isEmpty();
        assertThat(path).doesNotExist();
    }

    @Test
    void refusesToWriteForThoseWhoOnlyRead() {
        file(OURS, FIRST).open().close();
        try (var database = file(OURS, FIRST).openToRead().orElseThrow()) {
            assertRefused(Reason.UNUSABLE, () -> add(database, "one"));
        }
    }

    @Test
    void bringsAnOlderOneUpToDateAndKeepsWhatIsInIt() {
        try (var database = file(OURS, FIRST).open()) {
            add(database, "one");
        }
        try (var database = file(OURS, FIRST, SECOND).openToRead().orElseThrow()) {
            assertThat(names(database)).containsExactly("one");
            assertThat(database.list("select colour from thing", row -> row.findText("colour")))
                    .containsExactly(Optional.empty());
        }
    }

    @Test
    void leavesANewerOneAlone() throws IOException {
        file(OURS, FIRST, SECOND).open().close();
        var before = Files.readAllBytes(path);

        assertRefused(Reason.NEWER, () -> file(OURS, FIRST).open());
        assertRefused(Reason.NEWER, () -> file(OURS, FIRST).openToRead());

        assertThat(path).hasBinaryContent(before);
    }

    @Test
    void leavesTheDatabaseOfAnotherProgramAlone() throws IOException {
        file(OURS + 1, FIRST).open().close();
        var before = Files.readAllBytes(path);

        assertRefused(Reason.FOREIGN, () -> file(OURS, FIRST).open());

        assertThat(path).hasBinaryContent(before);
    }

    @Test
    void putsAsideWhatIsNoDatabaseAndBeginsANewOne() throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "not a database, but long enough to be looked at as one".repeat(100));

        assertRefused(Reason.BROKEN, () -> file(OURS, FIRST).openToRead());
        try (var database = file(OURS, FIRST).open()) {
            add(database, "one");

            assertThat(database.putAside()).hasValue(path.resolveSibling("things.db.broken-20261120-120000"));
            assertThat(database.putAside().orElseThrow()).content().startsWith("not a database");
        }
    }

    @Test
    void findsDamageInsideAndPutsTheFileAside() throws IOException {
        try (var database = file(OURS, FIRST).open()) {
            database.atOnce(() -> {
                IntStream.range(0, 5_000).forEach(number -> add(database, "thing number " + number));
                return 0;
            });
        }
        assertThat(file(OURS, FIRST).putAsideIfBroken()).isEmpty();
        try (var raw = new RandomAccessFile(path.toFile(), "rw")) {
            raw.seek(raw.length() / 2);
            raw.write(new byte[20_000]);
        }

        assertThat(file(OURS, FIRST).putAsideIfBroken()).isPresent();

        try (var database = file(OURS, FIRST).open()) {
            assertThat(names(database)).isEmpty();
        }
    }

    @Test
    void saysThatSomebodyKeepsItLocked() {
        try (var one = file(OURS, FIRST).open();
                var other = file(OURS, FIRST).open()) {
            one.atOnce(() -> {
                assertRefused(Reason.BUSY, () -> other.atOnce(() -> other.change("delete from thing")));
                return 0;
            });
            add(other, "afterwards");

            assertThat(names(one)).containsExactly("afterwards");
        }
    }

    @Test
    void keepsNothingOfWorkThatFailsOnAFullDisk() {
        try (var database = file(OURS, FIRST).open()) {
            add(database, "before");
            database.run("pragma max_page_count = 8");

            assertRefused(
                    Reason.FULL,
                    () -> database.atOnce(() -> {
                        IntStream.range(0, 5_000).forEach(number -> add(database, "thing number " + number));
                        return 0;
                    }));

            assertThat(names(database)).containsExactly("before");
        }
    }

    @Test
    void givesRoomBackToTheDisk() throws IOException {
        try (var database = file(OURS, FIRST).open()) {
            database.atOnce(() -> {
                IntStream.range(0, 20_000).forEach(number -> add(database, "thing number " + number));
                return 0;
            });
            var before = database.usedBytes();
            database.change("delete from thing");
            database.shrink();

            assertThat(database.usedBytes()).isLessThan(before / 10);
        }
        assertThat(Files.size(path)).isLessThan(100_000);
    }

    @Test
    void noticesThatItsFileIsGone() throws IOException {
        try (var database = file(OURS, FIRST).open()) {
            assertThat(database.isInPlace()).isTrue();
            Files.move(path, folder.resolve("elsewhere"));
            assertThat(database.isInPlace()).isFalse();
            file(OURS, FIRST).open().close();
            assertThat(database.isInPlace()).isFalse();
        }
    }

    @Test
    void isReadByOthersWhileSomebodyWrites() {
        try (var writer = file(OURS, FIRST).open();
                var reader = file(OURS, FIRST).openToRead().orElseThrow()) {
            writer.atOnce(() -> {
                add(writer, "one");
                assertThat(names(reader)).isEmpty();
                return 0;
            });
            assertThat(names(reader)).containsExactly("one");
        }
    }
}
