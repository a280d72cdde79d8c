package dev.antigravity.command;

import java.util.Optional;

/// How a proxy is to listen.
///
/// @param port in place of the configured one
public record ProxyOrder(Optional<Integer> port) {
    public static final ProxyOrder AS_CONFIGURED = new ProxyOrder(Optional.empty());
}
