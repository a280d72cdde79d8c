package dev.antigravity.host;

import java.time.Duration;

/// Gives memory back once a rush is over. The collector shrinks the heap only when it collects all of it, and a program
/// that has nothing to do never gets there by itself.
///
/// Decision: `docs/decisions/0007-memory.md`.
final class Tidying {
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final long MODEST_BYTES = 40 << 20;
    private static final long QUIET_BYTES = 2 << 20;

    private final Heap heap;
    private long usedBefore;
    private boolean tidy;

    /// What of the heap matters here.
    interface Heap {
        /// What the system has given us.
        long committedBytes();

        long usedBytes();

        void collect();
    }

    Tidying(Heap heap) {
        this.heap = heap;
    }

    /// Looks after this process's heap from now on.
    static void begin() {
        var tidying = new Tidying(new ProcessHeap(Runtime.getRuntime()));
        Thread.ofPlatform().daemon().name("antigravity-tidying").start(tidying::run);
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(PAUSE);
                look();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Collects once if nothing much has happened since the last look and the heap is larger than it need be.
    void look() {
        var used = heap.usedBytes();
        var quiet = Math.abs(used - usedBefore) < QUIET_BYTES;
        if (!quiet) {
            tidy = false;
        } else if (!tidy && heap.committedBytes() > MODEST_BYTES) {
            heap.collect();
            tidy = true;
        }
        usedBefore = heap.usedBytes();
    }

    private record ProcessHeap(Runtime runtime) implements Heap {
        @Override
        public long committedBytes() {
            return runtime.totalMemory();
        }

        @Override
        public long usedBytes() {
            return runtime.totalMemory() - runtime.freeMemory();
        }

        @Override
        public void collect() {
            runtime.gc();
        }
    }
}
