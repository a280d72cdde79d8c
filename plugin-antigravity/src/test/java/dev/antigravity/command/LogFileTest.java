package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.Cancellation;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.Patience;
import dev.antigravity.testkit.FakeConversation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir
    private Path folder;

    private Path path;
    private LogFile log;

    @BeforeEach
    void open() {
        path = folder.resolve("proxy.log");
        log = new LogFile(path);
    }

    private void write(String text) throws IOException {
        Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void readsTheLastLinesAndOnlyWholeOnes() throws IOException {
        assertThat(log.last(10)).isEmpty();

        write("one\ntwo\nthree\nfo");

        assertThat(log.last(2)).containsExactly("two", "three");
        assertThat(log.last(10)).containsExactly("one", "two", "three");
        assertThat(log.last(0)).isEmpty();
    }

    @Test
    void looksOnlyAtTheEndOfALargeFile() throws IOException {
        write("x".repeat(99).concat("\n").repeat(50_000) + "last\n");

        assertThat(log.last(Integer.MAX_VALUE)).hasSizeLessThan(11_000).endsWith("last");
    }

    @Test
    void goesOnWithWhatIsWrittenAlsoInANewFile() throws Exception {
        write("before\n");
        var cancellation = new Cancellation();
        var seen = new CopyOnWriteArrayList<String>();
        var reader = Thread.ofVirtual().start(() -> {
            try {
                log.follow(cancellation, seen::add);
            } catch (IOException | InterruptedException e) {
                seen.add(e.toString());
            }
        });
        Patience.until(() -> {
            write("+\n");
            return !seen.isEmpty();
        });
        write("a longer line\n");
        Patience.until(() -> seen.contains("a longer line"));

        Files.delete(path);
        write("new\n");
        Patience.until(() -> seen.contains("new"));
        cancellation.cancel();
        reader.join();

        assertThat(seen).doesNotContain("before").containsOnlyOnce("a longer line", "new");
    }

    @Test
    void theCommandShowsTheFile() throws IOException {
        try (var desk = new CommandDesk(folder)) {
            assertThat(desk.shown(desk.run("logs"))).contains("Nothing has been logged in", "proxy.log");

            var logs = Files.createDirectories(desk.host().paths().home().resolve("logs"));
            Files.writeString(logs.resolve("proxy.log"), "T INFO  one\nT WARN  two\nT ERROR three\n");

            assertThat(CommandDesk.data(desk.run("logs -n 2"))).contains("lines=[T WARN  two, T ERROR three]");
            assertThat(desk.run("logs --lines -1").exitCode()).isEqualTo(2);
            assertThat(desk.shown(desk.run("logs --host"))).contains("antigravity.log");

            var following = desk.start("logs -f", new FakeConversation());
            Patience.until(() -> following.conversation().text().contains("T ERROR three"));
            assertThat(following.stop().exitCode()).isZero();
        }
    }

    @Test
    void knowsTheLevelOfALine() {
        assertThat(LogFile.level("2026-11-20T12:00:00.000Z WARN  [x] d.a.X - y"))
                .isEqualTo("WARN");
        assertThat(List.of("\tat dev.antigravity.X", "", "WARN first"))
                .allSatisfy(line -> assertThat(LogFile.level(line)).isEmpty());
    }
}
