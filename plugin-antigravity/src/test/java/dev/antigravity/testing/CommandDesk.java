package dev.antigravity.testing;

import dev.antigravity.api.Cancellation;
import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandLine;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.Conversation;
import dev.antigravity.plugin.AntigravityCommands;
import dev.antigravity.plugin.AntigravityPlugin;
import dev.antigravity.testkit.FakeConversation;
import dev.antigravity.testkit.FakeHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/// The real plugin in a folder, and its commands as somebody types them.
public final class CommandDesk implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on (http://127\\.0\\.0\\.1:\\d+)");

    private final FakeHost host;
    private final AntigravityPlugin plugin;
    private final CommandBook book;
    private FakeConversation conversation = new FakeConversation();

    public CommandDesk(Path folder) {
        this(new FakeHost(folder));
    }

    public CommandDesk(FakeHost host) {
        this.host = host;
        plugin = new AntigravityPlugin(host.context("antigravity", "test"));
        plugin.start();
        book = CommandBook.of(new AntigravityCommands(plugin).commands());
    }

    public FakeHost host() {
        return host;
    }

    public CommandBook book() {
        return book;
    }

    /// Writes the configuration, as users do.
    public CommandDesk configured(String yaml) {
        try {
            Files.writeString(host.paths().home().resolve("config.yaml"), yaml);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs a line without its first word: `list providers`. Nobody answers questions.
    public CommandResult run(String line) {
        return run(line, new FakeConversation());
    }

    public CommandResult run(String line, FakeConversation person) {
        conversation = person;
        return run(line, person, CancellationToken.none());
    }

    public CommandResult run(String line, Conversation person, CancellationToken cancellation) {
        return book.run(CommandLine.parse("antigravity " + line), host.paths().workspace(), cancellation, person);
    }

    /// What the last command showed, while it ran and at its end.
    public String shown(CommandResult result) {
        var lines = new ArrayList<String>();
        lines.add(conversation.text());
        result.found().ifPresent(report -> report.body().forEach(block -> lines.add(block.plainText())));
        switch (result) {
            case CommandResult.Done _ -> {}
            case CommandResult.Failed failed -> lines.add(failed.message());
            case CommandResult.NeedsInput _, CommandResult.Cancelled _ ->
                lines.add(String.valueOf(result.toMap().get("message")));
        }
        return String.join("\n", lines);
    }

    /// What the result says to programs, without what it leaves out.
    public static String data(CommandResult result) {
        return result.toMap()
                .toString()
                .replaceAll("\\w+=Optional\\.empty(, )?", "")
                .replaceAll("Optional\\[([^\\[\\]]*)]", "$1");
    }

    /// Starts a command that goes on until it is cancelled.
    public Running start(String line, FakeConversation person) {
        var cancellation = new Cancellation();
        var result = CompletableFuture.supplyAsync(() -> run(line, person, cancellation), Thread.ofVirtual()::start);
        return new Running(person, cancellation, result);
    }

    /// Starts the proxy, and goes on once it listens.
    public Running serve(String... options) {
        var serving = start(
                String.join(" ", List.of("serve", String.join(" ", options))).strip(), new FakeConversation());
        serving.address();
        return serving;
    }

    /// A command under way.
    public record Running(
            FakeConversation conversation, Cancellation cancellation, CompletableFuture<CommandResult> result) {
        /// Where it says that it listens, waiting for that.
        public URI address() {
            Patience.until(() -> said().isPresent() || result.isDone());
            return said().orElseThrow(() -> new AssertionError("never listened: " + conversation.text()));
        }

        private Optional<URI> said() {
            return LISTENING
                    .matcher(conversation.text())
                    .results()
                    .map(found -> URI.create(found.group(1)))
                    .findFirst();
        }

        /// Tells it to end, and waits until it has.
        public CommandResult stop() {
            cancellation.cancel();
            return result.join();
        }
    }

    @Override
    public void close() {
        plugin.stop();
    }
}
