package dev.antigravity.settings;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts environment variables in the place of `${NAME}`; `$${` stands for a plain `${`.
record Variables(Map<String, String> environment) {
    private static final Pattern REFERENCE = Pattern.compile("\\$?\\$\\{([^}]*)}?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    Variables {
        environment = Map.copyOf(environment);
    }

    /// What became of a text.
    sealed interface Expansion {
        /// The text with all variables in place.
        ///
        /// @param variable the last one that was used; empty if there was none
        record Done(String text, Optional<String> variable) implements Expansion {}

        record Failed(String complaint) implements Expansion {}
    }

    Optional<String> find(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isEmpty());
    }

    Expansion expand(String text) {
        var expanded = new StringBuilder();
        var variable = Optional.<String>empty();
        var reference = REFERENCE.matcher(text);
        while (reference.find()) {
            if (reference.group().startsWith("$$")) {
                var escaped = reference.group().substring(1);
                reference.appendReplacement(expanded, Matcher.quoteReplacement(escaped));
                continue;
            }
            var name = reference.group(1);
            if (!reference.group().endsWith("}") || !NAME.matcher(name).matches()) {
                return new Expansion.Failed(reference.group()
                        + " is no reference to an environment variable; write ${NAME}, or $${ for a plain ${");
            }
            var value = find(name);
            if (value.isEmpty()) {
                return new Expansion.Failed(
                        "the environment variable " + name + " is not set; set it, or state the value here");
            }
            reference.appendReplacement(expanded, Matcher.quoteReplacement(value.get()));
            variable = Optional.of(name);
        }
        reference.appendTail(expanded);
        return new Expansion.Done(expanded.toString(), variable);
    }
}
