package dev.antigravity.route;

import dev.antigravity.catalog.Model;
import java.util.Collection;
import java.util.Optional;

/// The models each provider is known to have.
public interface ModelDirectory {
    /// None if nobody knows.
    Collection<Model> models(String provider);

    /// @param name what clients call it
    Optional<Model> find(String provider, String name);
}
