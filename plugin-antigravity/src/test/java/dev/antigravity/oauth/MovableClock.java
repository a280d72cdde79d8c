package dev.antigravity.oauth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that goes when it is told to; pausing on it takes no time.
final class MovableClock implements InstantSource, Pause {
    static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final List<Duration> pauses = new ArrayList<>();

    @Override
    public Instant instant() {
        return now.get();
    }

    void advance(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    @Override
    public synchronized void pause(Duration time) {
        pauses.add(time);
        advance(time);
    }

    synchronized List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
