package dev.antigravity.settings;

/// One value in force and where it came from.
///
/// @param key   its place, such as `server.port`
/// @param shown the value as people may see it; a secret is `***`
public record SettingValue(String key, String shown, Origin origin) {}
