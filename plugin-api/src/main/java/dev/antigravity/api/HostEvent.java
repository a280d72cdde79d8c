package dev.antigravity.api;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Something that happened and others may care about. Plugins may publish types of their own.
public interface HostEvent {
    /// Keys of an env file were written. The host has not necessarily read them yet.
    record EnvironmentChanged(Path file, Set<String> keys) implements HostEvent {
        public EnvironmentChanged {
            keys = Set.copyOf(keys);
        }
    }

    /// A plugin's proxy began to listen, or stopped (empty address).
    record ProxyStateChanged(Optional<URI> address) implements HostEvent {}
}
