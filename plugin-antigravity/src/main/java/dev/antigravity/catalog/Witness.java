package dev.antigravity.catalog;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Somebody who saw what models take.
@FunctionalInterface
public interface Witness {
    /// What was seen of a provider's model at one of those addresses.
    ///
    /// @param model as the provider calls it
    Optional<Sighting> find(String provider, String model, Set<URI> addresses);
}
