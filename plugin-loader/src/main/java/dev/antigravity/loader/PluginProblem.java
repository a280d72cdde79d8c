package dev.antigravity.loader;

import dev.antigravity.api.CommandSpec;

/// A plugin that is not to be had, and why, in a line for the user.
///
/// @param plugin  its id, or its file name if it has none
/// @param message what is wrong and what would help
public record PluginProblem(String plugin, String message) {
    /// A command that cannot be used because its words are taken.
    ///
    /// @param owner who has them
    static PluginProblem leftOut(String plugin, CommandSpec command, String owner) {
        return new PluginProblem(
                plugin, "its command " + command.words() + " is left out; " + owner + " has one of that name");
    }

    @Override
    public String toString() {
        return plugin + ": " + message;
    }
}
