package dev.antigravity.sandbox.wire;

import dev.antigravity.sandbox.catalog.ModelCatalog;
import dev.antigravity.sandbox.mind.Mind;
import dev.antigravity.sandbox.script.Prompter;
import java.time.Clock;

/// What every simulated API needs.
public record Services(
        Gate gate, Prompter prompter, Mind mind, ModelCatalog catalog, Seals seals, Ids ids, Clock clock) {}
