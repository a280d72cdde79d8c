package dev.antigravity.command;

import dev.antigravity.catalog.Witness;
import java.util.Optional;

/// How a proxy is to run.
///
/// @param port     in place of the configured one
/// @param supposed what it is to believe was seen of models, in place of what was
public record ProxyOrder(Optional<Integer> port, Optional<Witness> supposed) {
    public static final ProxyOrder AS_CONFIGURED = at(Optional.empty());

    public static ProxyOrder at(Optional<Integer> port) {
        return new ProxyOrder(port, Optional.empty());
    }

    /// On any free port.
    public static ProxyOrder anywhere() {
        return at(Optional.of(0));
    }

    /// The same proxy, believing that of models.
    public ProxyOrder supposing(Witness witness) {
        return new ProxyOrder(port, Optional.of(witness));
    }
}
