package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Patience;
import dev.antigravity.testkit.FakeConversation;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxCommandTest {
    @TempDir
    private Path folder;

    @AutoClose
    private CommandDesk desk;

    @BeforeEach
    void open() {
        desk = new CommandDesk(folder);
    }

    @Test
    void runsUntilToldAndSaysHowToUseIt() {
        var sandbox = desk.start("sandbox", new FakeConversation());
        Patience.until(() -> sandbox.conversation().text().contains("listening on"));
        var said = sandbox.conversation().text();
        assertThat(said).contains("/anthropic", "/openai/v1", "sandbox-key-work", "oauth --provider sandbox");

        // What it says to put into config.yaml is what works.
        var config =
                Pattern.compile("(?s)config.yaml:\n(providers:.*?)\n\n?Then").matcher(said);
        assertThat(config.find()).as(said).isTrue();
        try (var user = new CommandDesk(folder.resolve("user")).configured(config.group(1))) {
            var models = user.run("list models --provider lab");
            assertThat(models.exitCode()).as(user.shown(models)).isZero();
            assertThat(user.shown(models)).contains("sandbox-gpt");
        }

        assertThat(sandbox.stop().exitCode()).isZero();
    }

    @Test
    void saysInOneLineThatThePortIsTaken() {
        try (var other = new FakeUpstream()) {
            var result = desk.run(
                    "sandbox --port " + URI.create(other.uri().toString()).getPort());

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.toMap().toString()).contains("HOST_CONFIG", "cannot listen on 127.0.0.1", "--port");
        }
    }

    @Test
    void knowsThreeWaysToConsent() {
        assertThat(desk.run("sandbox --consent maybe").exitCode()).isEqualTo(2);
    }
}
