package dev.antigravity.api;

import java.time.Clock;

/// What a host does for its plugins. Every method may be called from any thread.
public interface HostServices {
    HostInfo info();

    HostEnvironment environment();

    HostPaths paths();

    HostEvents events();

    /// Whether the host goes on after the command it was started for, so that it is worth keeping something running
    /// for it. A chat does; one command from a shell does not.
    default boolean staysUp() {
        return true;
    }

    default Clock clock() {
        return Clock.systemUTC();
    }
}
