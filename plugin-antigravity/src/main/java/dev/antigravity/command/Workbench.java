package dev.antigravity.command;

import dev.antigravity.api.HostServices;
import dev.antigravity.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// What commands work with. Everything is made when it is first asked for, so that a command costs what it uses.
/// Thread-safe.
public interface Workbench {
    HostServices host();

    /// Of this plugin.
    String version();

    /// The configuration these tools follow.
    ///
    /// @throws dev.antigravity.settings.SettingsException if it cannot be used
    SettingsFile settings();

    /// The same tools, following another configuration.
    Workbench following(Path config);

    /// Lets the proxy listen in this process, and take over changes of the configuration, until it is stopped.
    ///
    /// @param rejections told of a changed configuration that cannot be used
    /// @throws dev.antigravity.endpoint.PortTakenException if somebody else listens there
    RunningProxy startProxy(ProxyOrder order, Consumer<String> rejections) throws IOException;
}
