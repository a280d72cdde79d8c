package dev.antigravity.loader;

/// A plugin that is not to be had, and why, in a line for the user.
///
/// @param plugin  its id, or its file name if it has none
/// @param message what is wrong and what would help
public record PluginProblem(String plugin, String message) {
    @Override
    public String toString() {
        return plugin + ": " + message;
    }
}
