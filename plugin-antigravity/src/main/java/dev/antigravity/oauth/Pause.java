package dev.antigravity.oauth;

import java.time.Duration;

/// Waits. Passed in, so that a test need not.
public interface Pause {
    void pause(Duration time) throws InterruptedException;
}
