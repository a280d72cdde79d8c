package dev.antigravity.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A client's bytes, with somebody waiting for them while nobody reads.
///
/// A client that hangs up is only noticed by reading. While a request is answered nobody reads, so a watcher waits for
/// the next byte: an end means the client is gone, a byte belongs to the next request and is kept for it. The
/// connection's own thread takes over when the watcher has had its byte, and nobody watches while it reads.
final class WatchedInput extends InputStream {
    private static final int NOTHING = -2;

    private final InputStream in;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition watcherLeft = lock.newCondition();
    private boolean watching;
    private boolean reading;
    private int kept = NOTHING;

    WatchedInput(InputStream in) {
        this.in = in;
    }

    /// Starts to wait for the next byte, unless somebody does or reads.
    ///
    /// @param gone run when the client has hung up
    void watch(Runnable gone) {
        lock.lock();
        try {
            if (watching || reading || kept != NOTHING) {
                return;
            }
            watching = true;
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().name("antigravity-client-watch").start(() -> await(gone));
    }

    private void await(Runnable gone) {
        var next = NOTHING;
        try {
            next = in.read();
        } catch (IOException _) {
            next = -1;
        }
        lock.lock();
        try {
            kept = next;
            watching = false;
            watcherLeft.signalAll();
        } finally {
            lock.unlock();
        }
        if (next == -1) {
            gone.run();
        }
    }

    @Override
    public int read() throws IOException {
        var first = takeKept();
        try {
            return first == NOTHING ? in.read() : first;
        } finally {
            leave();
        }
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        var first = takeKept();
        try {
            if (first == NOTHING) {
                return in.read(target, from, length);
            }
            if (first < 0) {
                return -1;
            }
            target[from] = (byte) first;
            return 1;
        } finally {
            leave();
        }
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /// What the watcher read, once it has left.
    private int takeKept() {
        lock.lock();
        try {
            while (watching) {
                watcherLeft.awaitUninterruptibly();
            }
            var byteRead = kept;
            kept = byteRead == -1 ? -1 : NOTHING;
            reading = true;
            return byteRead;
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            reading = false;
        } finally {
            lock.unlock();
        }
    }
}
