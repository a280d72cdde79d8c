package dev.antigravity.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a command is called and what it takes. Help, completion, parsing, and the files other hosts need all come
/// from here.
///
/// Every command also understands `--json`, `--help` and `-h`; see {@link CommandLine}.
///
/// @param name           the first word, which the plugin's commands share: `antigravity`
/// @param path           the words behind it: `list models`
/// @param aliases        other words that mean the same
/// @param summary        one line, no full stop
/// @param description    a paragraph for the help; may be empty
/// @param examples       the words behind the name: `list models --provider claude`
/// @param modelInvocable a model may run it unasked: it changes nothing the user would want to confirm
public record CommandSpec(
        String name,
        List<String> path,
        List<List<String>> aliases,
        String summary,
        String description,
        List<OptionSpec> options,
        List<ParameterSpec> parameters,
        List<String> examples,
        boolean modelInvocable) {
    public CommandSpec {
        path = List.copyOf(path);
        aliases = aliases.stream().map(List::copyOf).toList();
        options = List.copyOf(options);
        parameters = List.copyOf(parameters);
        examples = List.copyOf(examples);
        rejectDoubleNames(options, parameters);
        rejectMisplacedParameters(parameters);
    }

    /// @param name the first word
    /// @param path the words behind it, separated by spaces; empty for the plugin's bare name
    public static Builder of(String name, String path) {
        return new Builder(name, words(path));
    }

    /// All its words: `antigravity list models`.
    public String words() {
        return Stream.concat(Stream.of(name), path.stream()).collect(Collectors.joining(" "));
    }

    /// All the words it goes by, its own first, each with the name before them.
    public List<List<String>> allWords() {
        return Stream.concat(Stream.of(path), aliases.stream())
                .map(words -> Stream.concat(Stream.of(name), words.stream()).toList())
                .distinct()
                .toList();
    }

    /// The option that is typed so: `--provider` or `-p`.
    public Optional<OptionSpec> option(String flag) {
        return options.stream().filter(option -> option.isTyped(flag)).findFirst();
    }

    /// How it is typed: `antigravity list models [--provider ID] [--all]`.
    public String usage() {
        return words() + (argumentHint().isEmpty() ? "" : " " + argumentHint());
    }

    /// What follows its words: `PROMPT [--model ID]`.
    public String argumentHint() {
        var hints = parameters.stream().map(ParameterSpec::usage);
        var flags = options.stream().map(option -> option.required() ? option.usage() : "[" + option.usage() + "]");
        return Stream.concat(hints, flags).collect(Collectors.joining(" "));
    }

    private static List<String> words(String path) {
        return path.isEmpty() ? List.of() : List.of(path.split(" "));
    }

    private static void rejectDoubleNames(List<OptionSpec> options, List<ParameterSpec> parameters) {
        var names = new HashSet<>(CommandLine.COMMON);
        Stream.concat(
                        options.stream()
                                .flatMap(
                                        option -> Stream.concat(Stream.of(option.name()), option.shortName().stream())),
                        parameters.stream().map(ParameterSpec::name))
                .filter(name -> !names.add(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("two arguments are called " + name);
                });
    }

    private static void rejectMisplacedParameters(List<ParameterSpec> parameters) {
        for (var i = 0; i + 1 < parameters.size(); i++) {
            if (parameters.get(i).repeated()) {
                throw new IllegalArgumentException(
                        "nothing can follow " + parameters.get(i).usage());
            }
            if (!parameters.get(i).required() && parameters.get(i + 1).required()) {
                throw new IllegalArgumentException(parameters.get(i + 1).label() + " would never be reached");
            }
        }
    }

    /// Collects the parts of a spec. Not thread-safe.
    public static final class Builder {
        private final String name;
        private final List<String> path;
        private final List<List<String>> aliases = new ArrayList<>();
        private final List<OptionSpec> options = new ArrayList<>();
        private final List<ParameterSpec> parameters = new ArrayList<>();
        private final List<String> examples = new ArrayList<>();
        private String summary = "";
        private String description = "";
        private boolean modelInvocable;

        private Builder(String name, List<String> path) {
            this.name = name;
            this.path = path;
        }

        /// Other words that mean the same, behind the name.
        public Builder alias(String path) {
            aliases.add(words(path));
            return this;
        }

        /// @param summary one line, no full stop
        public Builder summary(String summary) {
            this.summary = summary;
            return this;
        }

        /// @param description a paragraph for the help
        public Builder description(String description) {
            this.description = description.strip();
            return this;
        }

        /// In the order help shows them.
        public Builder option(OptionSpec option) {
            options.add(option);
            return this;
        }

        /// Options that several commands share.
        public Builder options(List<OptionSpec> shared) {
            options.addAll(shared);
            return this;
        }

        /// In the order they are typed.
        public Builder parameter(ParameterSpec parameter) {
            parameters.add(parameter);
            return this;
        }

        /// @param words behind the name: `list models --provider claude`
        public Builder example(String words) {
            examples.add(words);
            return this;
        }

        /// A model may run it unasked.
        public Builder modelInvocable() {
            modelInvocable = true;
            return this;
        }

        /// @throws IllegalArgumentException if two arguments have one name, or a parameter would never be reached
        public CommandSpec build() {
            return new CommandSpec(
                    name, path, aliases, summary, description, options, parameters, examples, modelInvocable);
        }
    }
}
