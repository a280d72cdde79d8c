package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.SandboxDesk;
import dev.antigravity.testkit.FakeConversation;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DoctorCommandTest extends CommandsInSandbox {
    private String shown() {
        return desk.shown(desk.run("doctor"));
    }

    @Test
    void findsNothingWhereAllIsWell() {
        desk.run("configure --provider lab --model sandbox-gpt --yes");
        var serve = desk.serve();

        var result = desk.run("doctor");

        assertThat(desk.shown(result)).contains("✓ Accounts", "✓ Env file", "✓ Proxy");
        assertThat(result.exitCode()).isZero();
        assertThat(CommandDesk.data(result)).contains("findings=[]");
        serve.stop();
    }

    @Test
    void namesTheWayOutOfEachThingItFinds() throws IOException {
        Files.createDirectories(folder.resolve(".claude"));
        Files.writeString(folder.resolve(".claude/settings.json"), "{ // mine\n}");
        desk.host().withVariable("HOME", folder.toString()).withVariable("CLAUDE_PROVIDER", "sdk");
        var settings = Files.readString(folder.resolve(".claude/settings.json"));

        var result = desk.run("doctor");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(desk.shown(result))
                .contains("names no ANTHROPIC_BASE_URL.\n  antigravity configure.")
                .contains("no proxy listens at http://127.0.0.1:" + port + ".\n  antigravity start.")
                .contains("settings.json was left alone: line 1 has a comment")
                .contains("CLAUDE_PROVIDER=sdk makes Claude.ws ignore addresses in .env.\n  Remove it");
        assertThat(folder.resolve(".claude/settings.json")).hasContent(settings);
    }

    @Test
    void tellsAForeignListenerFromNone() throws IOException {
        try (var foreign = new ServerSocket(port)) {
            assertThat(foreign.isBound()).isTrue();
            assertThat(shown()).contains("something else listens at http://127.0.0.1:" + port);
        }
    }

    @Test
    void goesOnWhereAPartIsBroken() throws IOException {
        desk.run("configure --provider lab --model sandbox-gpt --yes");
        Files.write(desk.host().environment().envFile(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThat(shown()).contains("✓ Accounts", "! Env file: ", "no proxy listens");
    }

    @Test
    void namesABrokenConfigurationOnce() {
        reopen("servr: {}");

        assertThat(shown()).containsOnlyOnce("did you mean server?").contains("! Accounts: the same.");
    }

    @Test
    void looksForTheModelsOfAliases() {
        desk.run("list models --provider lab");
        reopen(SandboxDesk.configuration(sandbox, port).replace("[lab/sandbox-gpt]", "[lab/sandbox-gtp, claude/any]"));

        assertThat(shown())
                .contains("the alias best names lab/sandbox-gtp, but lab is not known to have that model")
                .contains("Did you mean lab/sandbox-gpt?")
                .contains("the alias best names claude/any, but claude is not enabled, or has no address or account");
    }

    @Test
    void seesSecretsThatOthersCanRead() throws IOException {
        desk.run("accounts add sandbox --api-key", new FakeConversation().answering("api-key", "sandbox-key-x"));
        var vault = desk.host().paths().home().resolve("vault.json");
        Files.setPosixFilePermissions(vault, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(shown())
                .contains("others than you can get at " + vault + ".\n  Keep it to yourself: chmod 600 " + vault);
    }

    @Test
    void seesThatTheClockWasPutBack() throws IOException {
        var file = desk.host().paths().home().resolve("config.yaml");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofDays(2))));

        assertThat(shown()).contains(file + " was written").contains("the clock of this machine has been put back");
    }

    @Test
    void seesThatTheHostItselfHasThePort() {
        desk.host().withVariable("PORT", Integer.toString(port));

        assertThat(shown()).contains("server.port is " + port + ", where the host itself listens (PORT)");
    }
}
