package dev.antigravity.plugin;

import dev.antigravity.catalog.Listing;
import dev.antigravity.catalog.ListingCache;
import dev.antigravity.catalog.Model;
import dev.antigravity.catalog.ModelSource;
import dev.antigravity.catalog.Sighting;
import dev.antigravity.catalog.Witness;
import dev.antigravity.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The models providers said they have, and what was seen of those, at the addresses they have now.
record ListedModels(Supplier<Settings> settings, ListingCache cache, Witness witness) implements ModelSource {
    @Override
    public List<Model> models(String provider) {
        return settings.get()
                .provider(provider)
                .flatMap(known -> cache.find(provider, known.addresses()))
                .map(Listing::models)
                .orElse(List.of());
    }

    @Override
    public Optional<Sighting> seen(String provider, String model) {
        return settings.get().provider(provider).flatMap(known -> witness.find(provider, model, known.addresses()));
    }
}
