package dev.antigravity.host;

import dev.antigravity.api.HostInfo;

/// What this is, as the jar says.
final class Product {
    private static final String NAME = "antigravity";

    private Product() {}

    static HostInfo info() {
        var version = Product.class.getPackage().getImplementationVersion();
        return new HostInfo(NAME + "-host", version == null ? "development" : version);
    }

    static String line() {
        return NAME + " " + info().version();
    }

    /// One honest `User-Agent`.
    static String userAgent() {
        return info().name() + "/" + info().version();
    }
}
