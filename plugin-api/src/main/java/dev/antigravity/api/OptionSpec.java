package dev.antigravity.api;

import java.util.List;
import java.util.Optional;

/// One option of a command: `--all`, `--provider ID`, `--unset KEY…`.
///
/// @param name       without dashes
/// @param shortName  a letter for `-p`
/// @param label      what stands for its value in the help, `ID`; empty for a flag, which has none
/// @param repeatable may be given more than once
/// @param allowed    the only values it takes; empty if it takes any
/// @param suggestion what counts when it is not given
/// @param secret     its value is never kept in a history
public record OptionSpec(
        String name,
        Optional<String> shortName,
        Optional<String> label,
        String summary,
        boolean required,
        boolean repeatable,
        List<String> allowed,
        Optional<String> suggestion,
        boolean secret) {
    public OptionSpec {
        allowed = List.copyOf(allowed);
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("an option is called like-this, not " + name);
        }
    }

    /// An option that is there or not.
    public static OptionSpec flag(String name, String summary) {
        return new OptionSpec(
                name, Optional.empty(), Optional.empty(), summary, false, false, List.of(), Optional.empty(), false);
    }

    /// An option with a value, `--name LABEL`.
    public static OptionSpec value(String name, String label, String summary) {
        return new OptionSpec(
                name, Optional.empty(), Optional.of(label), summary, false, false, List.of(), Optional.empty(), false);
    }

    /// @param letter without a dash: `p` for `-p`
    public OptionSpec orShort(String letter) {
        return new OptionSpec(
                name, Optional.of(letter), label, summary, required, repeatable, allowed, suggestion, secret);
    }

    /// The command does not run without it.
    public OptionSpec asRequired() {
        return new OptionSpec(name, shortName, label, summary, true, repeatable, allowed, suggestion, secret);
    }

    /// It may be given more than once; {@link Arguments#values} has all of them.
    public OptionSpec asRepeatable() {
        return new OptionSpec(name, shortName, label, summary, required, true, allowed, suggestion, secret);
    }

    /// Takes these values and no other.
    public OptionSpec oneOf(String... values) {
        return new OptionSpec(
                name, shortName, label, summary, required, repeatable, List.of(values), suggestion, secret);
    }

    /// @param value what counts when it is not given
    public OptionSpec byDefault(String value) {
        return new OptionSpec(
                name, shortName, label, summary, required, repeatable, allowed, Optional.of(value), secret);
    }

    /// Its value is never kept in a history. Better still ask for it: {@link Conversation#askSecret}.
    public OptionSpec asSecret() {
        return new OptionSpec(name, shortName, label, summary, required, repeatable, allowed, suggestion, true);
    }

    boolean isTyped(String flag) {
        return flag.equals("--" + name)
                || shortName.filter(letter -> flag.equals("-" + letter)).isPresent();
    }

    /// Whether it is there or not, without a value.
    public boolean isFlag() {
        return label.isEmpty();
    }

    /// As it is typed: `--provider ID`.
    public String usage() {
        return label.map(value -> "--" + name + " " + value).orElse("--" + name) + (repeatable ? "…" : "");
    }
}
