package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.FreePort;
import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.Patience;
import dev.antigravity.testing.SandboxDesk;
import dev.antigravity.testkit.FakeConversation;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    private Path folder;

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private CommandDesk desk;

    private final int port = FreePort.known();

    @BeforeEach
    void open() {
        desk = new CommandDesk(folder)
                .configured(SandboxDesk.providers(sandbox).replace("port: 0", "port: " + port)
                        + "    accounts: [{ name: home, api-key: sandbox-key-home }]\n");
    }

    private String shown() {
        return desk.shown(desk.run("doctor"));
    }

    @Test
    void findsNothingWhereAllIsWell() {
        desk.run("configure --provider lab --model sandbox-gpt --yes");
        var serve = desk.start("serve", new FakeConversation());
        Patience.until(() -> serve.conversation().text().contains("listening on"));

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
}
