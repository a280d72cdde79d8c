package dev.antigravity.relay;

import dev.antigravity.json.Json;
import dev.antigravity.net.Sentinel;
import dev.antigravity.protocol.StreamFrame;
import dev.antigravity.sse.SseWriter;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// A translated stream on its way to a client. When nothing has been written for a while, the client gets a sign of
/// life,
/// as long as the reader of the upstream has not given up (STR-004). Thread-safe.
final class LiveStream implements Sentinel.Watched, Flushable {
    private static final byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};

    private final OutputStream out;
    private final Framing framing;
    private final Optional<StreamFrame> signOfLife;
    private final long pingAfterNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final SseWriter sse;
    private boolean first = true;
    private boolean unflushed = true;
    private boolean closed;
    private volatile long lastWrite = System.nanoTime();
    private volatile boolean signing;

    /// How frames are told apart.
    enum Framing {
        /// Server-sent events.
        SSE,
        /// The items of one JSON array.
        JSON_ARRAY
    }

    /// @param signOfLife what the client's protocol has for it
    LiveStream(OutputStream out, Framing framing, Optional<StreamFrame> signOfLife, Duration pingAfter) {
        this.out = out;
        this.framing = framing;
        this.signOfLife = signOfLife;
        pingAfterNanos = pingAfter.toNanos();
        sse = new SseWriter(out);
    }

    void write(List<StreamFrame> frames) throws IOException {
        lock.lock();
        try {
            for (var frame : frames) {
                write(frame);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Passes the data of one event on as it is.
    ///
    /// @param json in one line
    void pass(byte[] json) throws IOException {
        lock.lock();
        try {
            if (framing == Framing.SSE) {
                sse.event("", json);
            } else {
                out.write(first ? '[' : ',');
                out.write(json);
            }
            first = false;
            unflushed = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() throws IOException {
        lock.lock();
        try {
            if (unflushed) {
                out.flush();
                unflushed = false;
                lastWrite = System.nanoTime();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Ends the stream. No sign of life will follow.
    void close() throws IOException {
        lock.lock();
        try {
            closed = true;
            if (framing == Framing.JSON_ARRAY) {
                if (first) {
                    out.write('[');
                }
                out.write(']');
            }
            out.flush();
        } finally {
            lock.unlock();
        }
    }

    private void write(StreamFrame frame) throws IOException {
        switch (frame) {
            case StreamFrame.Data(var name, var data) -> {
                if (framing == Framing.SSE) {
                    sse.event(name, body -> Json.write(data, body));
                } else {
                    out.write(first ? '[' : ',');
                    Json.write(data, out);
                }
            }
            case StreamFrame.Done _ -> sse.event("", DONE);
            case StreamFrame.Comment(var text) -> sse.comment(text);
        }
        first = false;
        unflushed = true;
    }

    @Override
    public void tick(long now) {
        if (now - lastWrite > pingAfterNanos && signOfLife.isPresent() && !signing) {
            signing = true;
            Thread.ofVirtual().name("antigravity-ping").start(this::sign);
        }
    }

    private void sign() {
        lock.lock();
        try {
            if (!closed) {
                write(signOfLife.orElseThrow());
                flush();
            }
        } catch (IOException _) {
            // The client is gone; whoever writes next will notice.
        } finally {
            signing = false;
            lock.unlock();
        }
    }
}
