package dev.antigravity.api;

/// Who the host is, as it would introduce itself: `antigravity-host`, `0.1.0`.
public record HostInfo(String name, String version) {}
