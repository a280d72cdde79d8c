package dev.antigravity.demo;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandLine;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.HostServices;
import dev.antigravity.api.Report;
import dev.antigravity.api.Text;
import dev.antigravity.command.AllCommands;
import dev.antigravity.command.Workbench;
import dev.antigravity.sandbox.Sandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/// Where the demo takes place: the sandbox, a host in a temporary folder, and the real commands working there.
/// Everything is gone when it closes. Not thread-safe.
final class Stage implements AutoCloseable {
    private static final String ACCOUNT = "you@sandbox.example";

    private final TemporaryFolder folder;
    private final Sandbox sandbox;
    private final DemoHost host;
    private final Workbench bench;
    private final CommandBook book;
    private final Conversation conversation;
    private final CancellationToken cancellation;
    private int step;

    private Stage(
            TemporaryFolder folder,
            Sandbox sandbox,
            DemoHost host,
            Workbench bench,
            Conversation audience,
            CancellationToken cancellation) {
        this.folder = folder;
        this.sandbox = sandbox;
        this.host = host;
        this.bench = bench;
        this.cancellation = cancellation;
        book = CommandBook.of(AllCommands.with(bench));
        conversation = new DemoConversation(audience, page -> {
            new ConsentPage(bench).allow(page, ACCOUNT);
            audience.show(Text.EMPTY.muted("  The demo played your browser: it opened the page and pressed Allow."));
        });
    }

    static Stage set(
            HostServices real,
            Function<HostServices, Workbench> benches,
            Conversation audience,
            CancellationToken cancellation)
            throws IOException {
        var folder = TemporaryFolder.make("antigravity-demo");
        var host = DemoHost.in(folder.path(), real.clock());
        return new Stage(folder, Sandbox.start(), host, benches.apply(host), audience, cancellation);
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Workbench bench() {
        return bench;
    }

    Conversation conversation() {
        return conversation;
    }

    Path folder() {
        return folder.path();
    }

    Path workspace() {
        return host.paths().workspace();
    }

    Path envFile() {
        return host.envFile();
    }

    /// Announces the next step.
    void heading(String text) {
        step++;
        conversation.info("");
        conversation.show(Text.EMPTY.and(Text.Role.TITLE, step + ". " + text));
    }

    /// Writes the configuration of a proxy whose address the env file can name before it listens.
    ///
    /// @param rest what follows the proxy's own settings
    void configure(CharSequence rest) throws IOException {
        Files.writeString(host.paths().home().resolve("config.yaml"), "server: { port: " + freePort() + " }\n" + rest);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Runs one of the plugin's commands before the audience.
    ///
    /// @throws StepFailedException if it does not end well
    Report run(String words) {
        conversation.info("");
        conversation.show(Text.EMPTY.muted("$ ").command("antigravity " + words));
        var line = CommandLine.parse("antigravity " + words);
        var result = book.run(line, workspace(), cancellation, conversation);
        if (!(result instanceof CommandResult.Done(var report))) {
            throw new StepFailedException("antigravity " + words + " says: "
                    + String.valueOf(result.toMap().get("message")).strip());
        }
        report.body().forEach(conversation::show);
        return report;
    }

    @Override
    public void close() {
        bench.close();
        sandbox.close();
        try {
            folder.close();
        } catch (IOException | UncheckedIOException e) {
            conversation.warn("The folder " + folder.path() + " could not be removed: " + e.getMessage());
        }
    }
}
