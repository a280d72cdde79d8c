package dev.antigravity.api;

import java.util.List;

/// A word of a command that has no dashes: the `PROMPT` of `generate PROMPT`, the `KEY=VALUE…` of `env set`.
///
/// @param name     how the command asks for it: `prompt`
/// @param label    what stands for it in the help: `PROMPT`
/// @param repeated takes all the words that follow; only the last parameter can
/// @param allowed  the only values it takes; empty if it takes any
public record ParameterSpec(
        String name, String label, String summary, boolean required, boolean repeated, List<String> allowed) {
    public ParameterSpec {
        allowed = List.copyOf(allowed);
    }

    /// A word the command does not run without.
    public static ParameterSpec required(String name, String label, String summary) {
        return new ParameterSpec(name, label, summary, true, false, List.of());
    }

    /// A word that may be left out. No required one can follow it.
    public static ParameterSpec optional(String name, String label, String summary) {
        return new ParameterSpec(name, label, summary, false, false, List.of());
    }

    /// Takes all the words that follow.
    public ParameterSpec asRepeated() {
        return new ParameterSpec(name, label, summary, required, true, allowed);
    }

    /// Takes these words and no other.
    public ParameterSpec oneOf(String... values) {
        return new ParameterSpec(name, label, summary, required, repeated, List.of(values));
    }

    /// As it is typed: `PROMPT`, `[ID]`, `KEY=VALUE…`.
    public String usage() {
        var word = label + (repeated ? "…" : "");
        return required ? word : "[" + word + "]";
    }
}
