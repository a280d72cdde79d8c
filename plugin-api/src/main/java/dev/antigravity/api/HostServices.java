package dev.antigravity.api;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// What a host does for its plugins. Every method may be called from any thread.
public interface HostServices {
    /// Which host this is, and of which version.
    HostInfo info();

    /// The variables it works with.
    HostEnvironment environment();

    /// The folders it works in.
    HostPaths paths();

    /// What happens in it, for those who want to hear.
    HostEvents events();

    /// Whether the host goes on after the command it was started for, so that it is worth keeping something running
    /// for it. A chat does; one command from a shell does not.
    default boolean staysUp() {
        return true;
    }

    /// How to run one of the host's commands in a process of its own: the command line for `serve --port 0`, for
    /// instance. Empty where that cannot be done.
    default Optional<List<String>> commandLine(List<String> words) {
        return Optional.empty();
    }

    /// What time it is. Tests pass one that they move.
    default Clock clock() {
        return Clock.systemUTC();
    }
}
