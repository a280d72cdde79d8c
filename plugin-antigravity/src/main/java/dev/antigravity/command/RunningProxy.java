package dev.antigravity.command;

import java.net.URI;

/// A proxy that listens in this process.
public interface RunningProxy extends AutoCloseable {
    URI uri();

    /// Takes no more requests, lets running answers finish within the configured time, and stops.
    void drain();

    /// Stops at once.
    @Override
    void close();
}
