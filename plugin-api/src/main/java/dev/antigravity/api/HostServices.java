package dev.antigravity.api;

import java.time.Clock;

/// What a host does for its plugins. Every method may be called from any thread.
public interface HostServices {
    HostInfo info();

    HostEnvironment environment();

    HostPaths paths();

    HostEvents events();

    default Clock clock() {
        return Clock.systemUTC();
    }
}
