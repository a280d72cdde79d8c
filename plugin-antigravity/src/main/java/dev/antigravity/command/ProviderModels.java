package dev.antigravity.command;

import dev.antigravity.catalog.Model;
import dev.antigravity.chat.Capability;
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

    /// Without the models of which nobody says that they can do this.
    ProviderModels whichCan(Capability wanted) {
        var capable = models.stream()
                .filter(model -> model.capabilities()
                        .filter(all -> all.value().contains(wanted))
                        .isPresent())
                .toList();
        return new ProviderModels(provider, capable, fetched, stale, problem);
    }
}
