package dev.antigravity.net;

import java.io.FilterInputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// A connection that tells when it is about to wait for more of a body, everything that had arrived having been handed
/// over. That is the moment to pass on what was collected: not once for each of twenty events that came together, and
/// never later than the last of them. How long it may wait is the sentinel's business.
///
/// It never logs what goes over it, whatever level the host sets: its sockets are not the library's logging ones.
final class TellingConnection extends DefaultManagedHttpClientConnection implements Sentinel.Watched {
    private static final Http1Config CONFIG =
            Http1Config.custom().setBufferSize(16 << 10).build();

    private final Sentinel sentinel;
    private @Nullable Flushable collected;
    private boolean readsBody;
    private volatile long longestWaitNanos;
    private volatile long waitsSince;
    private volatile boolean overdue;

    /// Only the thread that reads touches it.
    private long waitedNanos;

    TellingConnection(Sentinel sentinel) {
        super("upstream", null, null, CONFIG, null, null, null, null);
        this.sentinel = sentinel;
    }

    /// @param target flushed by the thread that reads the body that is coming in, until its end
    void beforeWaiting(Flushable target) {
        collected = target;
    }

    /// How long its reader has waited for bytes in all. Asked by that reader.
    long waitedNanos() {
        return waitedNanos;
    }

    /// @param timeout of each wait for bytes; disabled, or none, for no limit
    @Override
    public void setSocketTimeout(@Nullable Timeout timeout) {
        longestWaitNanos = timeout == null ? 0 : timeout.toNanoseconds();
        super.setSocketTimeout(Timeout.DISABLED);
    }

    @Override
    public void tick(long now) {
        var since = waitsSince;
        if (since != 0 && longestWaitNanos > 0 && now - since > longestWaitNanos) {
            overdue = true;
            close(CloseMode.IMMEDIATE);
        }
    }

    @Override
    public void close() throws IOException {
        sentinel.remove(this);
        super.close();
    }

    @Override
    public void close(CloseMode mode) {
        sentinel.remove(this);
        super.close(mode);
    }

    @Override
    public void bind(Socket socket) throws IOException {
        sentinel.add(this);
        bind(new SocketHolder(socket) {
            @Override
            protected InputStream getInputStream(Socket from) throws IOException {
                return new Telling(super.getInputStream(from));
            }
        });
    }

    @Override
    public void bind(SSLSocket secured, Socket socket) throws IOException {
        bind(new SocketHolder(secured, socket) {
            @Override
            protected InputStream getInputStream(Socket from) throws IOException {
                return new Telling(super.getInputStream(from));
            }
        });
    }

    /// The library would log the head of every request, credentials included, if somebody turned its loggers up.
    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {}

    /// Answers hold cookies and tokens.
    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {}

    @Override
    protected InputStream createContentInputStream(long length, SessionInputBuffer buffer, InputStream in) {
        collected = null;
        return new BodyInput(super.createContentInputStream(length, buffer, in));
    }

    /// The socket's bytes.
    private final class Telling extends FilterInputStream {
        Telling(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            waits();
            try {
                return super.read();
            } catch (SocketException e) {
                throw cause(e);
            } finally {
                goesOn();
            }
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            waits();
            try {
                return super.read(target, from, length);
            } catch (SocketException e) {
                throw cause(e);
            } finally {
                goesOn();
            }
        }

        private void waits() {
            tell();
            waitsSince = System.nanoTime() | 1; // never 0, which says that nobody waits
        }

        private void goesOn() {
            waitedNanos += System.nanoTime() - waitsSince;
            waitsSince = 0;
        }

        private IOException cause(SocketException e) {
            return overdue ? (IOException) new SocketTimeoutException("nothing came in time").initCause(e) : e;
        }

        private void tell() {
            if (readsBody && collected != null) {
                try {
                    collected.flush();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    /// The body's bytes. Heads are read past it, and so is everything after its end.
    private final class BodyInput extends FilterInputStream {
        BodyInput(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            readsBody = true;
            try {
                return super.read();
            } finally {
                readsBody = false;
            }
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            readsBody = true;
            try {
                return super.read(target, from, length);
            } finally {
                readsBody = false;
            }
        }
    }
}
