package dev.antigravity.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All the commands of a host. Finds them by their words, helps, runs, and turns whatever comes out into a result,
/// the same way in every host. Immutable; safe for use by several threads as far as the commands are.
public final class CommandBook {
    private static final Logger LOG = LoggerFactory.getLogger(CommandBook.class);

    private final List<SlashCommand> commands;

    private CommandBook(List<SlashCommand> commands) {
        this.commands = commands;
    }

    /// @throws IllegalArgumentException if two commands share their words
    public static CommandBook of(Collection<? extends SlashCommand> commands) {
        var taken = new HashSet<List<String>>();
        for (var command : commands) {
            for (var words : command.spec().allWords()) {
                if (!taken.add(words)) {
                    throw new IllegalArgumentException("two commands are called " + String.join(" ", words));
                }
            }
        }
        return new CommandBook(List.copyOf(commands));
    }

    /// What some words stand for.
    public sealed interface Lookup {
        /// @param rest what follows the command's own words
        record Found(SlashCommand command, List<String> rest) implements Lookup {}

        /// The words begin several commands, none of them whole.
        record Group(List<String> words, List<CommandSpec> members) implements Lookup {}

        /// @param word    the one that fits nothing
        /// @param nearest the whole command it may have meant
        record Unknown(List<String> words, String word, Optional<String> nearest) implements Lookup {}
    }

    /// What all commands are called and take, in the order they were given.
    public List<CommandSpec> specs() {
        return commands.stream().map(SlashCommand::spec).toList();
    }

    /// The longest command the words begin with.
    public Lookup find(List<String> words) {
        var best = Optional.<SlashCommand>empty();
        var length = -1;
        for (var command : commands) {
            for (var own : command.spec().allWords()) {
                if (own.size() > length && startsWith(words, own)) {
                    best = Optional.of(command);
                    length = own.size();
                }
            }
        }
        if (best.isPresent() && !isStranger(words, length, best.get().spec())) {
            return new Lookup.Found(best.get(), words.subList(length, words.size()));
        }
        return groupOrUnknown(words);
    }

    /// Finds the command, reads its arguments, runs it. Nothing is thrown: what goes wrong is a result too.
    public CommandResult run(
            CommandLine line, Path workingDirectory, CancellationToken cancellation, Conversation conversation) {
        try {
            return switch (find(line.words())) {
                case Lookup.Found(var command, var _)
                when line.help() -> CommandHelp.of(command.spec()).done();
                case Lookup.Found(var command, var rest) -> {
                    var arguments = Arguments.parse(command.spec(), rest);
                    var call = new CommandCall(arguments, line.trailingText(), workingDirectory, cancellation);
                    yield command.run(call, conversation);
                }
                case Lookup.Group(var words, var members) -> group(words, members, line.help());
                case Lookup.Unknown unknown -> unknown(unknown);
            };
        } catch (CommandException e) {
            LOG.debug("{} failed", line.words(), e);
            return CommandResult.failed(e);
        } catch (NeedsInputException e) {
            return new CommandResult.NeedsInput(e.missing());
        } catch (CancelledException e) {
            return new CommandResult.Cancelled(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            return new CommandResult.Cancelled("Cancelled.");
        } catch (Exception | Error e) { // whatever a command of somebody else throws, the host goes on
            return cancellation.isCancelled() ? new CommandResult.Cancelled("Cancelled.") : defect(line, e);
        }
    }

    private static CommandResult group(List<String> words, List<CommandSpec> members, boolean help) {
        var overview = CommandHelp.of(words, members);
        if (help || words.size() < 2) {
            return overview.done();
        }
        return overview.failed(
                ErrorCode.USAGE,
                "\"" + String.join(" ", words) + "\" is not a whole command.",
                Text.of("Choose one of those above."));
    }

    private static CommandResult unknown(Lookup.Unknown unknown) {
        var known = Text.of("See ")
                .command(unknown.words().isEmpty() ? "help" : unknown.words().getFirst());
        var hint = unknown.nearest()
                .map(nearest -> Text.of("Did you mean ").command(nearest).and("?"))
                .orElse(known.and(" for what there is."));
        return new CommandResult.Failed(
                ErrorCode.USAGE, "Unknown command \"" + unknown.word() + "\".", hint, new Report());
    }

    /// Names only the command: arguments may be secret.
    private static CommandResult defect(CommandLine line, Throwable e) {
        var name = line.words().isEmpty() ? "" : line.words().getFirst();
        LOG.error("{} broke", name, e);
        var what = e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
        return new CommandResult.Failed(
                ErrorCode.INTERNAL,
                "This should not have happened: " + what,
                Text.of("The log has the details."),
                new Report());
    }

    private Lookup groupOrUnknown(List<String> words) {
        for (var length = words.size(); length >= 0; length--) {
            var start = words.subList(0, length);
            var members = specs().stream()
                    .filter(spec -> spec.allWords().stream().anyMatch(own -> startsWith(own, start)))
                    .toList();
            if (members.isEmpty()) {
                continue;
            }
            if (length == words.size() || words.get(length).startsWith("-")) {
                return new Lookup.Group(start, members);
            }
            return new Lookup.Unknown(start, words.get(length), nearest(words, length, members));
        }
        throw new IllegalStateException("no command begins with nothing");
    }

    private static Optional<String> nearest(List<String> words, int wrong, List<CommandSpec> members) {
        var nextWords = members.stream()
                .flatMap(spec -> spec.allWords().stream())
                .filter(own -> own.size() > wrong && startsWith(own, words.subList(0, wrong)))
                .map(own -> own.get(wrong))
                .distinct()
                .toList();
        return Nearest.to(words.get(wrong), nextWords).map(word -> {
            var meant = new ArrayList<>(words.subList(0, wrong));
            meant.add(word);
            return String.join(" ", meant);
        });
    }

    /// A word behind a command that takes none, where a sub-command could stand, is a misspelt sub-command.
    private boolean isStranger(List<String> words, int length, CommandSpec found) {
        return found.parameters().isEmpty()
                && length < words.size()
                && !words.get(length).startsWith("-")
                && specs().stream()
                        .flatMap(spec -> spec.allWords().stream())
                        .anyMatch(own -> own.size() > length && startsWith(own, words.subList(0, length)));
    }

    private static boolean startsWith(List<String> words, List<String> start) {
        return words.size() >= start.size() && words.subList(0, start.size()).equals(start);
    }
}
