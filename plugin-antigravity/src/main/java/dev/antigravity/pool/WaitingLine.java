package dev.antigravity.pool;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/// Requests that wait for any account of a lane, first come first served. Thread-safe.
final class WaitingLine {
    private final Deque<Semaphore> turns = new ArrayDeque<>();

    synchronized void enter(Semaphore signal) {
        turns.addLast(signal);
    }

    /// Who goes, with or without an account, lets the next one look.
    synchronized void leave(Semaphore signal) {
        turns.remove(signal);
        callFirst();
    }

    synchronized boolean isEmpty() {
        return turns.isEmpty();
    }

    synchronized boolean isFirst(Semaphore signal) {
        return turns.peekFirst() == signal;
    }

    /// Something has changed that may help the first in the line.
    synchronized void callFirst() {
        var first = turns.peekFirst();
        if (first != null) {
            first.release();
        }
    }
}
