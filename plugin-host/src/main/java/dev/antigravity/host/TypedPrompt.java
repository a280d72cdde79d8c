package dev.antigravity.host;

import dev.antigravity.api.CommandLine;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.host.json.JsonTree;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A slash command as Claude Code hands it to a `UserPromptExpansion` hook, before any model sees it.
///
/// `/antigravity:list-models --all` and `/antigravity list models --all` are the same command: the first is a file of
/// `commands/`, the second the skill.
///
/// Source: code.claude.com/docs/en/hooks, and what Claude Code 2.1.328 sends; 2026-11.
///
/// @param command   `antigravity:list-models`
/// @param arguments as typed; a host may have appended lines of its own
record TypedPrompt(String command, String arguments) {
    private static final List<String> FOLLOWING = List.of("-f", "--follow");
    private static final List<String> STAYING = List.of("chat", "sandbox", "serve");

    /// @return empty if that is no such event
    static Optional<TypedPrompt> read(String json) {
        return JsonTree.parse(json)
                .flatMap(event -> event.at("command_name")
                        .text()
                        .map(name -> new TypedPrompt(
                                name, event.at("command_args").text().orElse(""))));
    }

    /// The line it stands for.
    ///
    /// @return empty if it is somebody else's command
    /// @throws dev.antigravity.api.CommandException if a quote in it is not closed
    Optional<CommandLine> line(String root, List<CommandSpec> specs) {
        return words(root, specs).map(words -> {
            var line = CommandLine.parse(words + " " + arguments.stripLeading());
            return isLogin(root, line) ? inTwoSteps(line) : line;
        });
    }

    /// Such a command ends only when somebody ends it, which nobody can behind a prompt.
    static boolean staysForever(CommandLine line) {
        var words = line.words();
        return !line.help()
                && words.size() > 1
                && (STAYING.contains(words.get(1))
                        || words.get(1).equals("logs") && words.stream().anyMatch(FOLLOWING::contains));
    }

    private Optional<String> words(String root, List<CommandSpec> specs) {
        if (command.equals(root) || command.equals(root + ":" + root)) {
            return Optional.of(root);
        }
        return specs.stream()
                .flatMap(spec -> spec.allWords().stream())
                .filter(words -> words.size() > 1 && command.equals(fileName(words)))
                .map(words -> String.join(" ", words))
                .findFirst();
    }

    private static String fileName(List<String> words) {
        return words.getFirst() + ":" + String.join("-", words.subList(1, words.size()));
    }

    private static boolean isLogin(String root, CommandLine line) {
        return line.words().size() > 1 && line.words().subList(0, 2).equals(List.of(root, "oauth"));
    }

    /// Nobody would see the address to open before the login is over.
    private static CommandLine inTwoSteps(CommandLine line) {
        if (line.words().contains("--start") || line.words().contains("--finish")) {
            return line;
        }
        var words = Stream.concat(line.words().stream(), Stream.of("--start")).toList();
        return new CommandLine(words, line.trailingText(), line.json(), line.help());
    }
}
