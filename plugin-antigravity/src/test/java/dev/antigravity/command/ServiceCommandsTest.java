package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.HostEvent;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testkit.FakeHost;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The commands around the service; the real one is started in plugin-host's tests.
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the processes are shell scripts")
class ServiceCommandsTest {
    private static final String SLEEPS = "echo 'listening on http://127.0.0.1:9' >&2; exec sleep 600";

    @TempDir
    private Path folder;

    private CommandDesk desk(String script) {
        return new CommandDesk(new FakeHost(folder).launching("/bin/sh", "-c", script));
    }

    @Test
    void startsFindsRestartsAndStops() {
        try (var desk = desk(SLEEPS)) {
            assertThat(CommandDesk.data(desk.run("start --port 9"))).contains("started=true", "url=http://127.0.0.1:9");
            assertThat(CommandDesk.data(desk.run("start")))
                    .contains("started=false")
                    .doesNotContain("other options");
            assertThat(desk.shown(desk.run("start --port 10"))).contains("runs already", "other options");
            assertThat(CommandDesk.data(desk.run("restart"))).contains("started=true");
            assertThat(desk.shown(desk.run("status"))).contains("It runs, but does not answer on http://127.0.0.1:9.");
            assertThat(CommandDesk.data(desk.run("stop"))).contains("stopped=true, killed=false");
            assertThat(CommandDesk.data(desk.run("stop"))).contains("stopped=false");
            assertThat(desk.host().published())
                    .filteredOn(HostEvent.ProxyStateChanged.class::isInstance)
                    .contains(new HostEvent.ProxyStateChanged(Optional.empty()));
        }
    }

    @Test
    void passesOnWhyTheProxyDidNotStart() {
        var said =
                "{\"error\": {\"code\": \"HOST_CONFIG\", \"message\": \"port 1 is taken\", \"hint\": \"Take another.\"}}";
        try (var desk = desk("echo '" + said + "'; exit 1")) {
            var result = desk.run("start");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.toMap().toString()).contains("HOST_CONFIG", "port 1 is taken", "Take another.");
        }
        try (var desk = desk("echo 'Error: no memory' >&2; exit 1")) {
            assertThat(desk.run("start").toMap().toString()).contains("INTERNAL", "did not start: Error: no memory");
        }
    }

    @Test
    void saysWhatToDoInAHostThatStartsNoProcesses() {
        try (var desk = new CommandDesk(folder)) {
            var result = desk.run("start");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.toMap().toString())
                    .contains("HOST_CONFIG", "fake-host cannot start other processes", "antigravity serve");
        }
    }

    @Test
    void refusesAPortThereIsNot() {
        try (var desk = desk(SLEEPS)) {
            assertThat(desk.run("start --port 70000").exitCode()).isEqualTo(2);
            assertThat(desk.run("restart --port x").exitCode()).isEqualTo(2);
        }
    }
}
