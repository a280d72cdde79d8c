package dev.antigravity.command;

import dev.antigravity.catalog.Model;
import dev.antigravity.settings.ProviderSettings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is known of a provider's models after it was asked, or was not.
///
/// @param fetched when the provider listed them last; empty if it never did
/// @param stale   that was too long ago to rely on
/// @param problem why it could not be asked now
record ProviderModels(
        ProviderSettings provider,
        List<Model> models,
        Optional<Instant> fetched,
        boolean stale,
        Optional<String> problem) {
    ProviderModels {
        models = List.copyOf(models);
    }
}
