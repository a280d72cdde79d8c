package dev.antigravity.catalog;

import java.util.List;

/// Somebody who knows models.
@FunctionalInterface
public interface ModelSource {
    /// The models of a provider; none if this source knows of none.
    List<Model> models(String provider);
}
