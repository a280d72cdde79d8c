package dev.antigravity.host;

import dev.antigravity.api.Block;
import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandBook.Lookup;
import dev.antigravity.api.CommandHelp;
import dev.antigravity.api.CommandLine;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.api.HostEnvironment;
import dev.antigravity.api.Text;
import dev.antigravity.host.chat.ChatSetting;
import dev.antigravity.host.plugins.PluginCommands;
import dev.antigravity.host.screen.Browser;
import dev.antigravity.host.screen.Screen;
import dev.antigravity.host.screen.ScreenConversation;
import dev.antigravity.loader.LoadedPlugin;
import dev.antigravity.loader.Plugins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Runs one command from the words of a command line, and prints what came of it.
final class CommandCalls {
    private final World world;
    private final HostOptions options;
    private final Plugins plugins;
    private final HostEnvironment environment;
    private final Screen out;
    private final Screen err;
    private final String root;

    CommandCalls(
            World world, HostOptions options, Plugins plugins, HostEnvironment environment, Screen out, Screen err) {
        this.world = world;
        this.options = options;
        this.plugins = plugins;
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.root = plugins.loaded().stream()
                .filter(LoadedPlugin::bundled)
                .flatMap(plugin -> plugin.commands().stream())
                .map(command -> command.spec().name())
                .findFirst()
                .orElse("antigravity");
    }

    /// @return the exit code
    int run(ConsolePrompt prompt, CancellationToken cancellation) {
        var words = new ArrayList<>(options.words());
        words.addFirst(root);
        var line = CommandLine.of(words);
        var person = isPersonThere() && !line.json() ? prompt : null;
        var book = book(line.json(), person != null);
        var minutes = new CopyOnWriteArrayList<Block>();
        var result = isOverview(line, book)
                ? Overview.of(root, book).done()
                : book.run(
                        addressed(line, book),
                        world.workingDirectory(),
                        cancellation,
                        conversation(line, person, minutes::add));
        if (line.json()) {
            out.showAsJson(result, minutes);
        } else {
            out.show(result, err);
            if (result instanceof CommandResult.Failed failed && failed.code() == ErrorCode.INTERNAL) {
                err.show(Text.EMPTY.muted("  " + world.folders().logs().resolve("antigravity.log")));
            }
        }
        return result.exitCode();
    }

    /// Answers the slash command that Claude Code writes on standard input.
    ///
    /// @return the exit code, which is 0: another would show as a broken hook
    int answerHook(CancellationToken cancellation) {
        new PromptHook(world, root, book(true, false)).run(cancellation);
        return 0;
    }

    /// Runs through what commands need, or the one that stays, so that a start-up profile knows it. Prints nothing.
    int rehearse() {
        plugins.warmUp(options.isService() ? options.words().getFirst() : "");
        if (!options.isService()) {
            new Rehearsal(book(false, true), chatSetting(), world).run(root);
        }
        return 0;
    }

    private boolean isOverview(CommandLine line, CommandBook book) {
        return line.words().size() == 1 && book.find(line.words()) instanceof Lookup.Group;
    }

    /// The words of another plugin's command may stand without the root before them.
    private CommandLine addressed(CommandLine line, CommandBook book) {
        var own = line.words().subList(1, line.words().size());
        var isStranger = book.find(line.words()) instanceof Lookup.Unknown
                && book.specs().stream().map(CommandSpec::name).anyMatch(own.getFirst()::equals);
        return isStranger ? new CommandLine(own, "", line.json(), line.help()) : line;
    }

    private ScreenConversation conversation(CommandLine line, @Nullable ConsolePrompt person, Consumer<Block> minutes) {
        var isKept = line.json() && !TypedPrompt.staysForever(line);
        return new ScreenConversation(
                line.json() ? err : out,
                err,
                person,
                this::pipedSecret,
                browser(),
                world.clock(),
                isKept ? minutes : _ -> {});
    }

    private CommandBook book(boolean json, boolean interactive) {
        var shelf = new CommandShelf(plugins);
        shelf.addOwn(new ShowHelpCommand(CommandSpec.of(root, "help"), shelf::book, book -> Overview.of(root, book)));
        shelf.addOwn(PluginCommands.ofOneRun(root, plugins));
        var streams = new ChatCommand.Streams(
                interactive, world.in(), json ? Optional.empty() : Optional.of(out), err, browser());
        shelf.addOwn(new ChatCommand(chatSetting(), streams));
        return shelf.book();
    }

    /// A chat has its own words for what the host itself does.
    private ChatSetting chatSetting() {
        var shelf = new CommandShelf(plugins);
        shelf.addOwn(new ShowHelpCommand(
                CommandSpec.of("help", ""), shelf::book, book -> CommandHelp.of(List.of(), book.specs())));
        shelf.addOwn(PluginCommands.ofASession(plugins));
        return new ChatSetting(
                Product.line(),
                root,
                shelf::commands,
                environment,
                world.workingDirectory(),
                world.folders().home().resolve("chat-history"),
                world.clock());
    }

    /// Continuous integration and agents have terminals, too, but nobody at them.
    private boolean isPersonThere() {
        return world.tty().in()
                && world.tty().out()
                && !options.nonInteractive()
                && world.variables().getOrDefault("CI", "").isEmpty()
                && world.variables().getOrDefault("CLAUDECODE", "").isEmpty();
    }

    private Browser browser() {
        return Browser.find(world.variables(), world.systemName());
    }

    private char @Nullable [] pipedSecret() {
        if (!options.secretStdin()) {
            return null;
        }
        try {
            var line = world.in().readLine();
            return line == null || line.isEmpty() ? null : line.toCharArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
