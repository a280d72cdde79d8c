package dev.antigravity.route;

import java.util.List;

/// The models each provider is known to have.
@FunctionalInterface
public interface ModelDirectory {
    /// Upstream names; none if nobody knows.
    List<String> models(String provider);
}
