package dev.antigravity.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.files.DurableFiles;
import dev.antigravity.files.FileLocks;
import dev.antigravity.service.BackgroundService.Order;
import dev.antigravity.service.BackgroundService.Start;
import dev.antigravity.service.BackgroundService.Stop;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Real processes, though small ones.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the processes are shell scripts")
class BackgroundServiceTest {
    private static final String READY = "echo 'listening on http://127.0.0.1:4711' >&2; ";
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Path state;
    private BackgroundService service;

    @BeforeEach
    void open() {
        state = folder.resolve("state");
        service = anotherProcess();
    }

    @AfterEach
    void leaveNothingRunning() throws Exception {
        service.stop(Duration.ZERO);
    }

    private BackgroundService anotherProcess() {
        return new BackgroundService(state, DurableFiles.onThisMachine(Clock.systemUTC()), new FileLocks());
    }

    private Start start(String script) throws IOException, InterruptedException {
        return service.start(_ -> new Order(List.of("/bin/sh", "-c", script), List.of("--port", "4711"), "1.2.3"));
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    @Test
    void startsOnceIsFoundByOthersAndEndsInOrder() throws Exception {
        var started = start(READY + "exec sleep 600");

        assertThat(started).isInstanceOf(Start.Started.class);
        var record = ((Start.Started) started).service();
        assertThat(record.address()).isEqualTo(URI.create("http://127.0.0.1:4711"));
        assertThat(record.options()).containsExactly("--port", "4711");
        assertThat(anotherProcess().running()).contains(record);
        assertThat(start(READY + "exec sleep 600")).isEqualTo(new Start.Running(record));

        assertThat(anotherProcess().stop(LONG)).isEqualTo(Stop.ENDED);
        assertThat(isAlive(record.pid())).isFalse();
        assertThat(service.running()).isEmpty();
        assertThat(service.stop(LONG)).isEqualTo(Stop.NOT_RUNNING);
    }

    @Test
    void tellsTheLastWordsOfAProcessThatDoesNotStart() throws Exception {
        var failed = start("echo '{\"error\": 1}'; echo first >&2; echo 'no room' >&2; exit 1");

        assertThat(failed).isEqualTo(new Start.Failed("{\"error\": 1}\n", "no room"));
        assertThat(service.running()).isEmpty();
        assertThat(start(READY + "exec sleep 600")).isInstanceOf(Start.Started.class);
    }

    @Test
    void forgetsAProcessThatHasEndedByItself() throws Exception {
        var pid = ((Start.Started) start(READY + "exec sleep 600")).service().pid();
        var process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();

        assertThat(service.running()).isEmpty();
        assertThat(start(READY + "exec sleep 600")).isInstanceOf(Start.Started.class);
    }

    @Test
    void neverStopsAProcessThatGotTheNumberOfOurs() throws Exception {
        var foreign = new ProcessBuilder("/bin/sleep", "600").start();
        try {
            Files.createDirectories(state);
            var anHourAgo = Instant.now().minus(Duration.ofHours(1));
            var record = new ServiceRecord(
                    foreign.pid(), anHourAgo, URI.create("http://127.0.0.1:4711"), List.of(), "1.2.3");
            Files.write(state.resolve("service.json"), record.encoded());

            assertThat(service.running()).isEmpty();
            assertThat(service.stop(LONG)).isEqualTo(Stop.NOT_RUNNING);
            assertThat(foreign.isAlive()).isTrue();
        } finally {
            foreign.destroyForcibly();
        }
    }

    @Test
    void endsAProcessThatDoesNotListen() throws Exception {
        var deaf = (Start.Started) start("trap '' TERM; " + READY + "while :; do sleep 1; done");

        assertThat(service.stop(Duration.ofMillis(100))).isEqualTo(Stop.KILLED);
        assertThat(isAlive(deaf.service().pid())).isFalse();
    }

    @Test
    void readsNothingIntoAFileThatIsNoRecord() throws Exception {
        Files.createDirectories(state);
        for (var content : List.of("", "{", "[]", "{\"pid\": \"1\"}", "{\"pid\": 1, \"began\": \"soon\"}")) {
            Files.writeString(state.resolve("service.json"), content);

            assertThat(service.running()).as(content).isEmpty();
            assertThat(service.stop(LONG)).isEqualTo(Stop.NOT_RUNNING);
        }
    }
}
