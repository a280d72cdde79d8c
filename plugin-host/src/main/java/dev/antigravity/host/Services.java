package dev.antigravity.host;

import dev.antigravity.api.HostEnvironment;
import dev.antigravity.api.HostEvents;
import dev.antigravity.api.HostInfo;
import dev.antigravity.api.HostPaths;
import dev.antigravity.api.HostServices;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/// What this host does for a plugin.
record Services(
        HostInfo info, HostEnvironment environment, HostPaths paths, HostEvents events, boolean staysUp, Clock clock)
        implements HostServices {
    @Override
    public Optional<List<String>> commandLine(List<String> words) {
        return Optional.of(Relaunch.commandLine(words));
    }
}
