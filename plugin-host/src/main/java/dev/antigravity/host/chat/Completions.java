package dev.antigravity.host.chat;

import dev.antigravity.api.Arguments;
import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandBook.Lookup;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.CompletionRequest;
import dev.antigravity.api.OptionSpec;
import dev.antigravity.api.ParameterSpec;
import dev.antigravity.api.SlashCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What could stand where somebody is typing a command: its words, its options, their values.
final class Completions {
    private static final String COMMANDS = "commands";
    private static final String OPTIONS = "options";

    private final Supplier<CommandBook> book;
    private final FileCandidates files;

    Completions(Supplier<CommandBook> book, Path workingDirectory) {
        this.book = book;
        this.files = new FileCandidates(workingDirectory);
    }

    /// @param before the words before the one being typed, without the slash
    /// @param typed  what is there of that one
    List<Candidate> at(List<String> before, String typed) {
        var found = new ArrayList<>(typed.startsWith("-") ? List.of() : words(before));
        if (book.get().find(before) instanceof Lookup.Found(var command, var rest) && !before.isEmpty()) {
            found.addAll(arguments(command, rest, typed, found.isEmpty()));
        }
        return found;
    }

    /// The next words of commands that begin with these: with their summary if that makes them whole, else with the
    /// words that can follow.
    private List<Candidate> words(List<String> before) {
        var place = before.size();
        var summaries = new HashMap<String, String>();
        var following = new LinkedHashMap<String, Set<String>>();
        for (var spec : book.get().specs()) {
            for (var words : spec.allWords()) {
                if (words.size() > place && words.subList(0, place).equals(before)) {
                    var after = following.computeIfAbsent(words.get(place), _ -> new LinkedHashSet<>());
                    if (words.size() > place + 1) {
                        after.add(words.get(place + 1));
                    } else {
                        summaries.put(words.get(place), spec.summary());
                    }
                }
            }
        }
        return following.entrySet().stream()
                .map(next -> Candidate.of(
                                next.getKey(),
                                summaries.getOrDefault(next.getKey(), String.join(", ", next.getValue())))
                        .in(COMMANDS))
                .toList();
    }

    private List<Candidate> arguments(SlashCommand command, List<String> rest, String typed, boolean alone) {
        var spec = command.spec();
        var equals = typed.indexOf('=');
        if (typed.startsWith("--") && equals > 0) {
            var flag = typed.substring(0, equals);
            return spec.option(flag).stream()
                    .flatMap(option -> values(
                            command, rest, option.name(), label(option), option.allowed(), typed.substring(equals + 1)))
                    .map(value -> new Candidate(flag + "=" + value.value(), value.description(), value.group()))
                    .toList();
        }
        var open = rest.isEmpty() ? Optional.<OptionSpec>empty() : spec.option(rest.getLast());
        if (open.isPresent() && !open.get().isFlag()) {
            return values(
                            command,
                            rest,
                            open.get().name(),
                            label(open.get()),
                            open.get().allowed(),
                            typed)
                    .toList();
        }
        if (typed.startsWith("-")) {
            return options(spec, rest);
        }
        var values = parameter(spec, rest).stream()
                .flatMap(parameter ->
                        values(command, rest, parameter.name(), parameter.label(), parameter.allowed(), typed))
                .toList();
        return values.isEmpty() && alone ? options(spec, rest) : values;
    }

    private Stream<Candidate> values(
            SlashCommand command, List<String> rest, String name, String label, List<String> allowed, String typed) {
        if (!allowed.isEmpty()) {
            return allowed.stream().map(Candidate::of);
        }
        var known = command.complete(new CompletionRequest(name, typed, leniently(command.spec(), rest)));
        return (known.isEmpty() ? files.at(label, typed) : known).stream();
    }

    private static String label(OptionSpec option) {
        return option.label().orElse("");
    }

    private static Arguments leniently(CommandSpec spec, List<String> rest) {
        try {
            return Arguments.parse(spec, rest);
        } catch (CommandException _) {
            return Arguments.none(spec);
        }
    }

    private static List<Candidate> options(CommandSpec spec, List<String> rest) {
        var candidates = new ArrayList<Candidate>();
        for (var option : spec.options()) {
            var flag = "--" + option.name();
            var isGiven = rest.stream().anyMatch(word -> word.equals(flag) || word.startsWith(flag + "="));
            if (!isGiven || option.repeatable()) {
                candidates.add(Candidate.of(flag, option.summary()).in(OPTIONS));
            }
        }
        Map.of("--json", "print the result as one JSON object", "--help", "show help").entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(common -> candidates.add(
                        Candidate.of(common.getKey(), common.getValue()).in(OPTIONS)));
        return candidates;
    }

    /// The parameter whose turn it is after those words.
    private static Optional<ParameterSpec> parameter(CommandSpec spec, List<String> rest) {
        var place = 0;
        for (var i = 0; i < rest.size(); i++) {
            var option = spec.option(rest.get(i));
            if (option.isPresent() && !option.get().isFlag()) {
                i++;
            } else if (!rest.get(i).startsWith("-")) {
                place++;
            }
        }
        var parameters = spec.parameters();
        if (place < parameters.size()) {
            return Optional.of(parameters.get(place));
        }
        return parameters.isEmpty()
                ? Optional.empty()
                : Optional.of(parameters.getLast()).filter(ParameterSpec::repeated);
    }
}
