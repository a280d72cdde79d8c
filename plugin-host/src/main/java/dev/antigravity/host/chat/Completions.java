package dev.antigravity.host.chat;

import dev.antigravity.api.Arguments;
import dev.antigravity.api.Candidate;
import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandBook.Lookup;
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
                    .flatMap(option -> values(command, rest, Wanted.by(option), typed.substring(equals + 1)))
                    .map(value -> new Candidate(flag + "=" + value.value(), value.description(), value.group()))
                    .toList();
        }
        var open = rest.isEmpty() ? Optional.<OptionSpec>empty() : spec.option(rest.getLast());
        if (open.isPresent() && !open.get().isFlag()) {
            return values(command, rest.subList(0, rest.size() - 1), Wanted.by(open.get()), typed)
                    .toList();
        }
        if (typed.startsWith("-")) {
            return options(spec, rest);
        }
        var values = parameter(spec, rest).stream()
                .flatMap(parameter -> values(command, rest, Wanted.by(parameter), typed))
                .toList();
        return values.isEmpty() && alone ? options(spec, rest) : values;
    }

    /// What a value is wanted for.
    private record Wanted(String name, String label, List<String> allowed, Optional<String> usual) {
        static Wanted by(OptionSpec option) {
            return new Wanted(option.name(), option.label().orElse(""), option.allowed(), option.suggestion());
        }

        static Wanted by(ParameterSpec parameter) {
            return new Wanted(parameter.name(), parameter.label(), parameter.allowed(), Optional.empty());
        }

        Candidate described(String value) {
            return usual.filter(value::equals).isPresent() ? Candidate.of(value, "the default") : Candidate.of(value);
        }
    }

    /// Those of the spec if it has all of them, else what the command knows, else files where one is meant, else what
    /// counts if nothing is said.
    private Stream<Candidate> values(SlashCommand command, List<String> before, Wanted wanted, String typed) {
        if (!wanted.allowed().isEmpty()) {
            return wanted.allowed().stream().map(wanted::described);
        }
        var request = new CompletionRequest(wanted.name(), typed, Arguments.soFar(command.spec(), before));
        var known = command.complete(request);
        if (known.isEmpty()) {
            known = files.at(wanted.label(), typed);
        }
        return known.isEmpty() ? wanted.usual().stream().map(wanted::described) : known.stream();
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
