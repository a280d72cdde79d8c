package dev.antigravity.host.screen;

import org.jspecify.annotations.Nullable;

/// Where a person types. Each method returns nothing when the person gives up (Ctrl-C, Ctrl-D).
public interface Prompt {
    @Nullable
    String line(String question);

    /// Without showing what is typed. The characters are the caller's to wipe.
    char @Nullable [] secret(String question);
}
