package dev.antigravity.loader;

import dev.antigravity.api.HostServices;

/// Gives each plugin the services made out to it.
@FunctionalInterface
public interface HostFor {
    /// @param bundled the product brought it along
    HostServices plugin(String pluginId, boolean bundled);
}
