package dev.antigravity.command;

import java.util.OptionalInt;

/// How a proxy is to listen.
///
/// @param port in place of the configured one
public record ProxyOrder(OptionalInt port) {
    public static final ProxyOrder AS_CONFIGURED = new ProxyOrder(OptionalInt.empty());
}
