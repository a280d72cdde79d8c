package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.protocol.RejectedRequestException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An answer that is written to a file without a name while it comes, and read from there by whoever wants it, at any
/// time and any number of times. Thread-safe.
///
/// It does not end with its first reader: a client whose connection broke finds it again. If nobody comes back within
/// {@link #GRACE}, it is broken off.
final class KeptAnswer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptAnswer.class);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int PIECE = 16 << 10;
    private static final String REPLAYED = "idempotent-replayed";

    private final String digest;
    private final Cancellation cancellation;
    private final InstantSource clock;
    private final FileChannel content;
    private @Nullable Head head;
    private long written;
    private @Nullable Instant ended;
    private boolean broken;
    private boolean replayed;
    private int readers;

    private record Head(int status, Headers headers) {
        /// Whether nobody has been billed: the request was refused, or nobody could serve it.
        boolean isFree() {
            return status >= 400 && status < 500 || status == 503 || status == 529;
        }
    }

    /// @param cancellation ends the work for it
    KeptAnswer(String digest, Cancellation cancellation, InstantSource clock) throws IOException {
        this.digest = digest;
        this.cancellation = cancellation;
        this.clock = clock;
        content = FileChannel.open(
                Files.createTempFile("antigravity-", ".answer"),
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
    }

    boolean isOf(String otherDigest) {
        return digest.equals(otherDigest);
    }

    /// Whether it has ended, long ago or without a bill, and nobody reads it.
    synchronized boolean isForgettable(Instant longAgo) {
        if (ended == null || readers > 0) {
            return false;
        }
        var isFree = head != null && head.isFree();
        return isFree || ended.isBefore(longAgo);
    }

    synchronized long bytes() {
        return written;
    }

    void start(KeyedAnswers.Serving serving) {
        Thread.ofVirtual().name("antigravity-keyed").start(() -> {
            try {
                serving.serve(new Recording());
                end(false);
            } catch (IOException | RuntimeException e) {
                LOG.warn("a request with an idempotency key broke off: {}", e.toString());
                end(true);
            }
        });
    }

    private synchronized void end(boolean brokeOff) {
        broken = brokeOff || head == null;
        ended = clock.instant();
        notifyAll();
    }

    private synchronized void begin(int status, Headers headers) {
        head = new Head(status, headers);
        notifyAll();
    }

    private synchronized void append(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            written += content.write(bytes, written);
        }
        notifyAll();
    }

    /// Writes it down.
    private final class Recording implements Reply {
        @Override
        public void send(int status, Headers headers, byte[] body) throws IOException {
            begin(status, headers);
            append(ByteBuffer.wrap(body));
        }

        @Override
        public void stream(int status, Headers headers, StreamWriter writer) throws IOException {
            begin(status, headers);
            writer.writeTo(new OutputStream() {
                @Override
                public void write(int b) throws IOException {
                    append(ByteBuffer.wrap(new byte[] {(byte) b}));
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    append(ByteBuffer.wrap(bytes, from, length));
                }
            });
        }
    }

    /// Gives it to a client, from its beginning, as it comes.
    ///
    /// @throws IOException if it broke off, or the client has left
    void give(Reply reply, Cancellation client) throws IOException {
        var again = enter();
        if (again) {
            refuseIfBroken();
        }
        try (var _ = client.onCancel(this::wake)) {
            var start = awaitHead(client);
            var headers = again ? start.headers().with(REPLAYED, "true") : start.headers();
            reply.stream(start.status(), headers, out -> copy(out, client));
        } finally {
            leave();
        }
    }

    private synchronized void refuseIfBroken() {
        if (ended != null && broken) {
            readers--;
            throw new RejectedRequestException(ApiError.of(
                    ErrorKind.CONFLICT,
                    "the answer to this idempotency key broke off when the provider may have billed it already; use a"
                            + " new key to ask again"));
        }
    }

    private synchronized boolean enter() {
        readers++;
        var again = replayed;
        replayed = true;
        return again;
    }

    private synchronized void wake() {
        notifyAll();
    }

    private synchronized void leave() {
        readers--;
        if (readers == 0 && ended == null) {
            Thread.ofVirtual().name("antigravity-grace").start(this::breakOffIfNobodyComes);
        }
    }

    private void breakOffIfNobodyComes() {
        try {
            Thread.sleep(GRACE);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            if (readers > 0 || ended != null) {
                return;
            }
        }
        cancellation.cancel();
    }

    private synchronized Head awaitHead(Cancellation client) throws IOException {
        while (head == null && ended == null) {
            await(client);
        }
        if (head == null) {
            throw new RejectedRequestException(
                    ApiError.of(ErrorKind.SERVER, "the request broke off; the log says why"));
        }
        return head;
    }

    private void copy(OutputStream out, Cancellation client) throws IOException {
        var piece = ByteBuffer.allocate(PIECE);
        for (var at = 0L; awaitMore(at, client); at += piece.limit()) {
            piece.clear();
            content.read(piece, at);
            piece.flip();
            out.write(piece.array(), 0, piece.limit());
            out.flush();
        }
    }

    /// @return false at its end
    private synchronized boolean awaitMore(long from, Cancellation client) throws IOException {
        while (written == from && ended == null) {
            await(client);
        }
        if (written == from && broken) {
            throw new IOException("the answer broke off");
        }
        return written > from;
    }

    private void await(Cancellation client) throws IOException {
        if (client.isCancelled()) {
            throw new IOException("the client left");
        }
        try {
            wait();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the proxy stops");
        }
    }

    /// Ends the work for it, and gives the disk back.
    @Override
    public void close() throws IOException {
        cancellation.cancel();
        content.close();
    }
}
