package dev.antigravity.api;

import java.nio.file.Path;

/// Where a plugin may work.
///
/// @param workspace the user's project: where generated files go unless the user says otherwise
/// @param home      the plugin's own folder, private to the user (0700), outliving updates; exists
/// @param cache     what may be deleted at any time; may not exist yet
public record HostPaths(Path workspace, Path home, Path cache) {}
