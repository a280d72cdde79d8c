package dev.antigravity.catalog;

import java.util.List;
import java.util.Optional;

/// Somebody who knows models.
@FunctionalInterface
public interface ModelSource {
    /// The models of a provider; none if this source knows of none.
    List<Model> models(String provider);

    /// What a model was seen not to take, if this source knows of that.
    ///
    /// @param model as the provider calls it
    default Optional<Sighting> seen(String provider, String model) {
        return Optional.empty();
    }
}
