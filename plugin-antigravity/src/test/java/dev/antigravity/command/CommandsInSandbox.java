package dev.antigravity.command;

import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.FreePort;
import dev.antigravity.testing.SandboxDesk;
import dev.antigravity.testkit.FakeHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// Commands at the desk of somebody whose providers are a sandbox, with an account at both, whose proxy does not run
/// yet.
abstract class CommandsInSandbox {
    @TempDir
    Path folder;

    final int port = FreePort.known();

    @AutoClose
    final Sandbox sandbox = Sandbox.start();

    @AutoClose
    CommandDesk desk;

    @BeforeEach
    void open() {
        desk = new CommandDesk(host()).configured(SandboxDesk.configuration(sandbox, port));
    }

    FakeHost host() {
        return new FakeHost(folder);
    }

    /// The same desk, with another configuration.
    void reopen(String configuration) {
        desk.close();
        desk = new CommandDesk(desk.host()).configured(configuration);
    }

    /// The file the host reads.
    Path env() {
        return desk.host().paths().workspace().resolve(".env");
    }

    String text() {
        try {
            return Files.readString(env());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
