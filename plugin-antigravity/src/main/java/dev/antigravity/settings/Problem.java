package dev.antigravity.settings;

/// One thing that is wrong with the configuration.
///
/// @param where     the file and line, or the environment variable
/// @param key       the key it is about, such as `providers.claude.base-url`; empty for the document as a whole
/// @param complaint what is wrong, what was expected and, if there is one, the nearest right word
public record Problem(Origin where, String key, String complaint) {
    @Override
    public String toString() {
        return where + ": " + (key.isEmpty() ? "" : key + ": ") + complaint;
    }
}
