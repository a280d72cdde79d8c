package dev.antigravity.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// Reads one command's words against its spec. Used once; not thread-safe.
final class ArgumentParser {
    private final CommandSpec spec;
    private final Map<String, List<String>> given = new LinkedHashMap<>();
    private final List<String> plain = new ArrayList<>();

    ArgumentParser(CommandSpec spec) {
        this.spec = spec;
    }

    Arguments parse(List<String> words) {
        read(words, this::readOption);
        placeParameters();
        requireOptions();
        return new Arguments(spec, given);
    }

    /// Passes over what cannot be read: somebody is still typing.
    Arguments soFar(List<String> words) {
        read(words, (word, rest) -> orNot(() -> readOption(word, rest)));
        orNot(this::placeParameters);
        return new Arguments(spec, given);
    }

    private static void orNot(Runnable reading) {
        try {
            reading.run();
        } catch (CommandException _) {
            // what was read before stays
        }
    }

    private void read(List<String> words, BiConsumer<String, List<String>> options) {
        var rest = new ArrayList<>(words);
        while (!rest.isEmpty()) {
            var word = rest.removeFirst();
            if (word.equals("--")) {
                plain.addAll(rest);
                break;
            }
            if (word.length() > 1 && word.startsWith("-")) {
                options.accept(word, rest);
            } else {
                plain.add(word);
            }
        }
    }

    private void readOption(String word, List<String> rest) {
        var equals = word.indexOf('=');
        var flag = equals < 0 ? word : word.substring(0, equals);
        var option = spec.option(flag).orElseThrow(() -> unknown(flag));
        if (option.isFlag()) {
            if (equals >= 0) {
                throw usage(flag + " takes no value.");
            }
            add(option.name(), "true");
        } else if (equals >= 0) {
            add(option, word.substring(equals + 1));
        } else if (rest.isEmpty() || looksLikeOption(rest.getFirst())) {
            throw usage(flag + " needs a value: " + option.usage() + ".");
        } else {
            add(option, rest.removeFirst());
        }
    }

    private static boolean looksLikeOption(String word) {
        return word.length() > 1 && word.startsWith("-") && !Character.isDigit(word.charAt(1));
    }

    private void add(OptionSpec option, String value) {
        requireAllowed("--" + option.name(), value, option.allowed());
        if (!option.repeatable()) {
            given.remove(option.name());
        }
        add(option.name(), value);
    }

    private void add(String name, String value) {
        given.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    private void placeParameters() {
        var words = new ArrayList<>(plain);
        for (var parameter : spec.parameters()) {
            if (words.isEmpty() && parameter.required()) {
                throw usage(parameter.label() + " is missing: " + parameter.summary() + ".");
            }
            while (!words.isEmpty()) {
                var word = words.removeFirst();
                requireAllowed(parameter.label(), word, parameter.allowed());
                add(parameter.name(), word);
                if (!parameter.repeated()) {
                    break;
                }
            }
        }
        if (!words.isEmpty()) {
            throw tooMany();
        }
    }

    /// Does not repeat the word: it may be the key that belongs behind a prompt.
    private CommandException tooMany() {
        var takes = spec.parameters().stream().map(ParameterSpec::usage).collect(Collectors.joining(" "));
        return usage("Too many arguments: " + spec.words() + " takes "
                + (takes.isEmpty() ? "none that begin without a dash" : "only " + takes) + ".");
    }

    private void requireOptions() {
        for (var option : spec.options()) {
            if (option.required() && !given.containsKey(option.name())) {
                throw usage("--" + option.name() + " is missing: " + option.summary() + ".");
            }
        }
    }

    private void requireAllowed(String what, String value, List<String> allowed) {
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            throw usage(what + " does not take \"" + value + "\"" + didYouMean(Nearest.to(value, allowed)) + " One of: "
                    + String.join(", ", allowed) + ".");
        }
    }

    private CommandException unknown(String flag) {
        var known = new ArrayList<>(List.of("--json", "--help"));
        spec.options().forEach(option -> known.add("--" + option.name()));
        return usage("Unknown flag " + flag + didYouMean(Nearest.to(flag, known)));
    }

    private static String didYouMean(Optional<String> nearest) {
        return nearest.map(name -> ". Did you mean " + name + "?").orElse(".");
    }

    private CommandException usage(String message) {
        return new CommandException(
                ErrorCode.USAGE,
                message,
                Text.of("See ").command(spec.words() + " --help").and("."));
    }
}
