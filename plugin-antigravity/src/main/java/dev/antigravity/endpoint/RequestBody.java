package dev.antigravity.endpoint;

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
    private final ByteBudget budget;
    private final Runnable read;
    private final Following following;
    private long taken;
    private boolean consumed;

    /// Opens what comes behind a request.
    interface Following {
        InputStream open() throws IOException;
    }

    /// @param read run when the body has been read
    RequestBody(ClassicHttpRequest request, HttpLimits limits, ByteBudget budget, Runnable read, Following following) {
        this.request = request;
        this.limits = limits;
        this.budget = budget;
        this.read = read;
        this.following = following;
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
        var piece = new byte[PIECE];
        try {
            for (var count = in.read(piece); count >= 0; count = in.read(piece)) {
                take(count);
                bytes.write(piece, 0, count);
            }
        } catch (ConnectionClosedException _) {
            throw BodyRefusedException.broken();
        }
        return bytes.toByteArray();
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

    /// Gives the memory back to the others.
    void release() {
        budget.giveBack(taken);
        taken = 0;
    }
}
