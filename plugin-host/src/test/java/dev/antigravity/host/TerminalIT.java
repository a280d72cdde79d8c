package dev.antigravity.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.antigravity.host.model.FakeModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole program at a real terminal, which `script` provides.
class TerminalIT {
    private static final Pattern ESCAPES = Pattern.compile("\033\\[[0-9;?]*[a-zA-Z]|\033[=>]|\r");

    @TempDir
    private Path folder;

    private Distribution distribution;

    @BeforeEach
    void unpack() throws IOException {
        assumeThat(Path.of("/usr/bin/script"))
                .as("a terminal is made with `script` of util-linux")
                .exists();
        distribution = Distribution.unpack(folder);
    }

    /// A program at a terminal: types, and reads until something is to be seen.
    private final class Terminal implements AutoCloseable {
        private final Process process;
        private final OutputStream keys;
        private final StringBuilder seen = new StringBuilder();

        Terminal(String arguments) throws IOException {
            // Whoever runs the tests in the background has their programs ignore Ctrl-C.
            var line = "exec env --default-signal=INT /bin/sh '" + distribution.launcher() + "' " + arguments;
            var command = new ProcessBuilder("/usr/bin/script", "-qec", line, "/dev/null").redirectErrorStream(true);
            command.directory(folder.toFile());
            command.environment().clear();
            command.environment().putAll(distribution.variables());
            command.environment().put("TERM", "xterm-256color");
            command.environment().put("SHELL", "/bin/sh");
            process = command.start();
            keys = process.getOutputStream();
            process.onExit().orTimeout(60, TimeUnit.SECONDS).exceptionally(_ -> process.destroyForcibly());
        }

        void type(String text) throws IOException {
            keys.write(text.getBytes(StandardCharsets.UTF_8));
            keys.flush();
        }

        /// Reads on until that is to be seen, or the program ends.
        String until(String text) throws IOException {
            while (!visible().contains(text)) {
                read(text);
            }
            return visible();
        }

        /// Reads on until the next line can be typed.
        void untilPrompt() throws IOException {
            while (!visible().endsWith("\n> ")) {
                read("the prompt");
            }
        }

        private void read(String awaited) throws IOException {
            var bytes = new byte[4096];
            var count = process.getInputStream().read(bytes);
            if (count < 0) {
                throw new AssertionError("never saw \"" + awaited + "\" in:\n" + visible());
            }
            seen.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
        }

        private String visible() {
            return ESCAPES.matcher(seen).replaceAll("");
        }

        int end() throws IOException, InterruptedException {
            process.getInputStream().transferTo(OutputStream.nullOutputStream());
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    @Test
    void chats() throws Exception {
        try (var model = new FakeModel()) {
            Files.writeString(
                    folder.resolve(".env"),
                    "ANTHROPIC_BASE_URL=" + model.baseUrl()
                            + "\nANTHROPIC_AUTH_TOKEN=t\nANTHROPIC_MODEL=claude-test\n");
            try (var terminal = new Terminal("chat")) {
                terminal.until("claude-test at 127.0.0.1");
                terminal.untilPrompt();
                terminal.type("hi\r");
                terminal.until("Hello there.");
                terminal.until("340 out");
                terminal.untilPrompt();
                terminal.type("/antigravity ver\t\r");
                terminal.until("plugin API");
                terminal.untilPrompt();
                terminal.type("\u0004");
                assertThat(terminal.end()).isZero();
            }
        }
    }

    @Test
    void stopsAnAnswerOnCtrlC() throws Exception {
        var stopped = new CountDownLatch(1);
        try (var model = new FakeModel().behaving((_, out) -> {
            FakeModel.begin(out);
            FakeModel.text(out, "And so it begins");
            try {
                while (true) {
                    FakeModel.event(out, "{\"type\":\"ping\"}");
                }
            } finally {
                stopped.countDown();
            }
        })) {
            Files.writeString(
                    folder.resolve(".env"),
                    "ANTHROPIC_BASE_URL=" + model.baseUrl()
                            + "\nANTHROPIC_AUTH_TOKEN=t\nANTHROPIC_MODEL=claude-test\n");
            try (var terminal = new Terminal("chat")) {
                terminal.untilPrompt();
                terminal.type("tell me everything\r");
                terminal.until("And so it begins");
                terminal.type("\u0003");
                terminal.until("Stopped.");
                stopped.await();
                terminal.untilPrompt();
                terminal.type("/exit\r");
                assertThat(terminal.end()).isZero();
            }
        }
    }

    @Test
    void asksAndKeepsASecretOffTheScreen() throws Exception {
        DemoJar.named("trial").write(Files.createDirectories(distribution.home().resolve("plugins")));
        try (var terminal = new Terminal("trial ask")) {
            terminal.until("Select colour: ");
            terminal.type("2\r");
            terminal.until("It is blue");
            assertThat(terminal.end()).isZero();
        }
        try (var terminal = new Terminal("trial secret")) {
            terminal.until("Key: ");
            terminal.type("s3cret\r");
            assertThat(terminal.until("A key of 6")).doesNotContain("s3cret");
            assertThat(terminal.end()).isZero();
        }
    }

    @Test
    void endsACommandOnCtrlCWithoutLosingTheTerminal() throws Exception {
        DemoJar.named("trial").write(Files.createDirectories(distribution.home().resolve("plugins")));
        try (var terminal = new Terminal("trial wait")) {
            terminal.until("waiting");
            terminal.type("\u0003");
            terminal.until("Waiting: cancelled");
            assertThat(terminal.end()).isEqualTo(130);
        }
    }

    @Test
    void usesNoColoursForThoseWhoWantNone() throws Exception {
        distribution = distribution.with("NO_COLOR", "1");
        try (var terminal = new Terminal("help")) {
            terminal.until("More about one");
            assertThat(terminal.seen).doesNotContain("\033[1m", "\033[36m");
        }
        distribution = distribution.without("NO_COLOR");
        try (var terminal = new Terminal("help")) {
            terminal.until("More about one");
            assertThat(terminal.seen).contains("\033[1m");
        }
    }

    @Test
    void takesOverPluginsThatComeAndGoDuringAChat() throws Exception {
        var plugins = Files.createDirectories(distribution.home().resolve("plugins"));
        try (var terminal = new Terminal("chat")) {
            terminal.untilPrompt();
            var jar = DemoJar.named("trial").write(plugins);
            terminal.type("/plugins reload\r");
            terminal.until("trial 1.0.0 runs");
            terminal.untilPrompt();
            terminal.type("/trial ta\t\r");
            terminal.until("=== Table ===");
            terminal.untilPrompt();
            Files.delete(jar);
            terminal.type("/plugins reload\r");
            terminal.until("trial was stopped");
            terminal.untilPrompt();
            terminal.type("/trial table\r");
            terminal.until("Unknown command \"trial\"");
            terminal.untilPrompt();
            terminal.type("/exit\r");
            assertThat(terminal.end()).isZero();
        }
    }
}
