/// The commands about plugins: which there are, and changing them while the host runs.
///
/// {@link dev.antigravity.host.plugins.PluginCommands} is the door. May use `plugin-api` and the loader.
@NullMarked
package dev.antigravity.host.plugins;

import org.jspecify.annotations.NullMarked;
