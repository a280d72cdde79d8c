package dev.antigravity.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.account.Account;
import dev.antigravity.account.Strategy;
import dev.antigravity.account.TermsClass;
import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import dev.antigravity.testing.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeKeeperTest {
    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock();

    private HomeFile file() {
        return new HomeFile(folder.resolve("state/homes.json"), DurableFiles.onThisMachine(clock), new FileLocks());
    }

    private Pool pool() {
        var members = Stream.of("one", "two", "three")
                .map(name -> Account.of("lab", name, TermsClass.API_KEY, Instant.EPOCH))
                .toList();
        return new Pool(_ -> members, clock, () -> Duration.ofHours(1), new RestBook(clock));
    }

    /// The account a conversation is served by.
    private static String served(Pool pool, String conversation) {
        var wish = new Wish(
                "lab",
                "m",
                Strategy.STICKY,
                () -> Optional.of(conversation),
                Set.of(),
                Optional.empty(),
                Duration.ZERO);
        try (var lease = ((Choice.Taken) pool.choose(wish)).lease()) {
            return lease.account().id();
        }
    }

    private static List<String> served(Pool pool) {
        return Stream.of("a", "b", "c", "d")
                .map(conversation -> served(pool, conversation))
                .toList();
    }

    @Test
    void conversationsComeHomeAfterARestart() {
        var before = pool();
        List<String> homes;
        try (var _ = HomeKeeper.start(before, file())) {
            homes = served(before);
        }
        var after = pool();
        served(after, "a stranger who upsets the turn");
        try (var _ = HomeKeeper.start(after, file())) {
            assertThat(served(after)).isEqualTo(homes);
        }
    }

    @Test
    void whatHasSettledSinceCounts() {
        var before = pool();
        try (var _ = HomeKeeper.start(before, file())) {
            served(before, "a");
        }
        var after = pool();
        served(after, "a stranger who upsets the turn");
        var home = served(after, "a");
        try (var _ = HomeKeeper.start(after, file())) {
            assertThat(served(after, "a")).isEqualTo(home);
        }
    }

    @Test
    void twoProxiesAddToOneFile() {
        var one = pool();
        var other = pool();
        served(other, "a stranger who upsets the turn");
        try (var _ = HomeKeeper.start(one, file());
                var _ = HomeKeeper.start(other, file())) {
            served(one, "a");
            served(other, "b");
        }
        assertThat(file().read().get("lab")).containsKeys("a", "b");
    }

    @Test
    void writesOnlyWhenAConversationHasSettled() throws IOException {
        var pool = pool();
        try (var keeper = HomeKeeper.start(pool, file())) {
            served(pool, "a");
            keeper.look();
            Files.delete(folder.resolve("state/homes.json"));
            served(pool, "a");
            keeper.look();

            assertThat(folder.resolve("state/homes.json")).doesNotExist();
        }
    }

    @Test
    void aBrokenFileCountsAsEmpty() throws IOException {
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(folder.resolve("state/homes.json"), "{ not json");
        var pool = pool();
        try (var _ = HomeKeeper.start(pool, file())) {
            served(pool, "a");
        }
        assertThat(file().read().get("lab")).containsOnlyKeys("a");
    }
}
