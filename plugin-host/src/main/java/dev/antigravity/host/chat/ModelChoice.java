package dev.antigravity.host.chat;

import dev.antigravity.api.HostEnvironment;
import dev.antigravity.host.model.ModelException;
import dev.antigravity.host.model.ModelSettings;
import java.util.List;
import java.util.Optional;

/// Which model is spoken to: what the environment names, until the user picks another for this session.
final class ModelChoice {
    private final HostEnvironment environment;
    private Optional<String> picked = Optional.empty();

    ModelChoice(HostEnvironment environment) {
        this.environment = environment;
    }

    /// @throws ModelException if none is configured
    ModelSettings settings() {
        var settings = ModelSettings.of(environment);
        return picked.map(settings::withModel).orElse(settings);
    }

    void pick(String model) {
        picked = Optional.of(model);
    }

    List<String> known() {
        return ModelSettings.named(environment);
    }
}
