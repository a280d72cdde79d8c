package dev.antigravity.endpoint;

import dev.antigravity.net.Spool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ConnectionClosedException;

/// The body of one request, held within the limits.
final class RequestBody implements HttpInbound.BodyReader {
    private static final int PIECE = 64 << 10;

    private final ClassicHttpRequest request;
    private final HttpLimits limits;
    private final BodyBudgets budgets;
    private final Runnable read;
    private final Following following;
    private ByteBudget budget;
    private long taken;
    private boolean consumed;

    /// Opens what comes behind a request.
    interface Following {
        InputStream open() throws IOException;
    }

    /// @param read run when the body has been read
    RequestBody(
            ClassicHttpRequest request, HttpLimits limits, BodyBudgets budgets, Runnable read, Following following) {
        this.request = request;
        this.limits = limits;
        this.budgets = budgets;
        this.read = read;
        this.following = following;
        budget = budgets.memory();
        consumed = request.getEntity() == null || request.getEntity().getContentLength() == 0;
        if (consumed) {
            read.run();
        }
    }

    @Override
    public byte[] readAll() throws IOException {
        var entity = request.getEntity();
        if (consumed || entity == null) {
            return new byte[0];
        }
        var length = entity.getContentLength();
        var bytes = length >= 0 ? readKnown(entity.getContent(), length) : readUnknown(entity.getContent());
        consumed = true;
        read.run();
        return bytes;
    }

    @Override
    public InputStream readOn() throws IOException {
        readAll();
        return following.open();
    }

    private byte[] readKnown(InputStream in, long length) throws IOException {
        take(length);
        var bytes = new byte[(int) length];
        var count = in.readNBytes(bytes, 0, bytes.length);
        if (count < bytes.length) {
            throw BodyRefusedException.broken();
        }
        // One read more lets HttpCore see the end.
        if (in.read() >= 0) {
            throw BodyRefusedException.broken();
        }
        return bytes;
    }

    private byte[] readUnknown(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream(PIECE);
        readPieces(in, bytes::write);
        return bytes.toByteArray();
    }

    private interface Pieces {
        void take(byte[] bytes, int from, int length) throws IOException;
    }

    private void readPieces(InputStream in, Pieces pieces) throws IOException {
        var piece = new byte[PIECE];
        try {
            for (var count = in.read(piece); count >= 0; count = in.read(piece)) {
                take(count);
                pieces.take(piece, 0, count);
            }
        } catch (ConnectionClosedException _) {
            throw BodyRefusedException.broken();
        }
    }

    @Override
    public Spool spool() throws IOException {
        budget = budgets.disk();
        var spool = Spool.open();
        try {
            var entity = request.getEntity();
            if (!consumed && entity != null) {
                if (entity.getContentLength() > limits.bodyBytes()) {
                    throw BodyRefusedException.tooLong(limits.bodyBytes());
                }
                readPieces(entity.getContent(), spool::append);
                consumed = true;
                read.run();
            }
            return spool;
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    private void take(long bytes) {
        if (taken + bytes > limits.bodyBytes()) {
            throw BodyRefusedException.tooLong(limits.bodyBytes());
        }
        if (!budget.take(bytes, taken)) {
            throw BodyRefusedException.tooMuchInFlight();
        }
        taken += bytes;
    }

    /// Whether nothing of the body is left in the connection.
    boolean isConsumed() {
        return consumed;
    }

    /// Gives the room back to the others.
    void release() {
        budget.giveBack(taken);
        taken = 0;
    }
}
