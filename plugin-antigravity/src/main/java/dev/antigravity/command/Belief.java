package dev.antigravity.command;

import dev.antigravity.catalog.Sighting;
import dev.antigravity.catalog.Witness;
import dev.antigravity.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What a proxy is to believe of one model for the time of a trial, in place of what was once seen of it.
record Belief(Patient patient, JsonObject profile) implements Witness {
    @Override
    public Optional<Sighting> find(String provider, String model, Set<URI> addresses) {
        return provider.equals(patient.provider().id())
                        && model.equals(patient.model().upstreamId())
                ? Optional.of(new Sighting(patient.address(), Instant.EPOCH, Set.of(), profile))
                : Optional.empty();
    }
}
