package dev.antigravity.sandbox.catalog;

import java.util.EnumSet;
import java.util.Set;

/// A model of the sandbox.
///
/// @param contextTokens the longest prompt and answer together
/// @param outputTokens  the longest answer
public record SandboxModel(
        Family family, String id, String displayName, int contextTokens, int outputTokens, Set<Trait> traits) {
    public SandboxModel {
        traits = Set.copyOf(traits);
    }

    static SandboxModel of(Family family, String id, String name, int context, int output, Trait... traits) {
        var all = EnumSet.noneOf(Trait.class);
        all.addAll(Set.of(traits));
        return new SandboxModel(family, id, "Sandbox " + name, context, output, all);
    }

    /// The same model under another id.
    public SandboxModel named(String other) {
        return new SandboxModel(family, other, "Sandbox for " + other, contextTokens, outputTokens, traits);
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }
}
