package dev.antigravity.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a command was called with, checked against its {@link CommandSpec}. Options and parameters go by their
/// names alike.
///
/// Asking for a name the spec does not have is a mistake in the command and fails at once.
public final class Arguments {
    private final CommandSpec spec;
    private final Map<String, List<String>> given;

    Arguments(CommandSpec spec, Map<String, List<String>> given) {
        this.spec = spec;
        this.given = given;
    }

    /// Reads words against a spec. Options may stand anywhere, as `--name value` or `--name=value`; of one that is
    /// given several times and not repeatable the last counts, as in a shell; a value that begins with a dash needs
    /// the `=`; after `--` nothing is an option.
    ///
    /// @throws CommandException naming what is wrong, and for an unknown flag the nearest known one
    public static Arguments parse(CommandSpec spec, List<String> words) {
        return new ArgumentParser(spec).parse(words);
    }

    /// What can be read of words that are still being typed: nothing has to be there, and what is wrong is passed over.
    public static Arguments soFar(CommandSpec spec, List<String> words) {
        return new ArgumentParser(spec).soFar(words);
    }

    /// No arguments at all, checked against nothing; for tests.
    public static Arguments none(CommandSpec spec) {
        return new Arguments(spec, Map.of());
    }

    /// The option was given, or the parameter is there.
    public boolean has(String name) {
        return given.containsKey(known(name));
    }

    /// The value, else the spec's default.
    public Optional<String> value(String name) {
        var values = given.get(known(name));
        return values == null ? suggestion(name) : Optional.of(values.getLast());
    }

    /// All the values, in order; none if it was not given.
    public List<String> values(String name) {
        return given.getOrDefault(known(name), suggestion(name).stream().toList());
    }

    /// The value of a parameter or option that the spec requires or gives a default.
    public String required(String name) {
        return value(name).orElseThrow(() -> new IllegalStateException(spec.words() + " does not require " + name));
    }

    /// The value as a whole number.
    ///
    /// @throws CommandException if it is none
    public OptionalLong number(String name) {
        var value = value(name);
        if (value.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(value.get()));
        } catch (NumberFormatException _) {
            throw new CommandException(
                    ErrorCode.USAGE,
                    typed(name) + " is a whole number, not \"" + value.get() + "\".",
                    Text.of("See ").command(spec.words() + " --help").and("."));
        }
    }

    /// As the user knows it: `--lines`, or a parameter by its name.
    private String typed(String name) {
        return spec.option("--" + name).isPresent() ? "--" + name : name;
    }

    /// The names that were given.
    public Set<String> names() {
        return given.keySet();
    }

    private Optional<String> suggestion(String name) {
        return spec.options().stream()
                .filter(option -> option.name().equals(name))
                .findFirst()
                .flatMap(OptionSpec::suggestion);
    }

    private String known(String name) {
        var options = spec.options().stream().map(OptionSpec::name);
        var parameters = spec.parameters().stream().map(ParameterSpec::name);
        if (Stream.concat(options, parameters).noneMatch(name::equals)) {
            throw new IllegalArgumentException(spec.words() + " has no argument called " + name);
        }
        return name;
    }

    /// Names and values, with secrets as `***`.
    @Override
    public String toString() {
        var secret = spec.options().stream()
                .filter(OptionSpec::secret)
                .map(OptionSpec::name)
                .collect(Collectors.toSet());
        return given.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + (secret.contains(entry.getKey()) ? "***" : entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
