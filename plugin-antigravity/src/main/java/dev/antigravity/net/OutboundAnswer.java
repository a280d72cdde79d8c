package dev.antigravity.net;

import java.io.FilterInputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.jspecify.annotations.Nullable;

/// An answer that has begun. Its connection is kept if the body is read to its end, else broken off; close in any case.
public final class OutboundAnswer implements AutoCloseable {
    private final HttpUriRequestBase call;
    private final ClassicHttpResponse response;
    private final Headers headers;
    private final AnswerBody body;
    private final Consumer<Flushable> beforeWaiting;
    private final LongSupplier waitedNanos;
    private final long waitedBefore;
    private final Cancellation.Registration registration;
    private @Nullable Duration waited;

    OutboundAnswer(
            HttpUriRequestBase call,
            ClassicHttpResponse response,
            Headers headers,
            InputStream body,
            Consumer<Flushable> beforeWaiting,
            LongSupplier waitedNanos,
            Cancellation.Registration registration) {
        this.call = call;
        this.response = response;
        this.headers = headers;
        this.body = new AnswerBody(body);
        this.beforeWaiting = beforeWaiting;
        this.waitedNanos = waitedNanos;
        waitedBefore = waitedNanos.getAsLong();
        this.registration = registration;
    }

    public int status() {
        return response.getCode();
    }

    public Headers headers() {
        return headers;
    }

    public InputStream body() {
        return body;
    }

    /// How long the body has kept its reader waiting until now. Asked by that reader.
    public Duration waited() {
        var whole = waited;
        return whole == null ? Duration.ofNanos(waitedNanos.getAsLong() - waitedBefore) : whole;
    }

    /// Has something flushed whenever a reader of the body is about to wait for more of it. Should the flush fail, the
    /// reader gets an {@link java.io.UncheckedIOException}.
    public void beforeWaiting(Flushable target) {
        if (!body.ended) {
            beforeWaiting.accept(target);
        }
    }

    /// The whole body.
    ///
    /// @throws BodyTooLargeException if it is longer than the limit
    public byte[] readAll(int limitBytes) throws IOException {
        var entity = response.getEntity();
        var length = entity == null ? -1 : entity.getContentLength();
        if (length > limitBytes) {
            throw new BodyTooLargeException(limitBytes);
        }
        var bytes = body.readNBytes(length < 0 ? limitBytes : (int) length);
        if (body.read() >= 0) {
            throw new BodyTooLargeException(limitBytes);
        }
        return bytes;
    }

    @Override
    public void close() {
        waited = waited(); // from now on the connection may keep somebody else waiting
        registration.close();
        if (!body.ended) {
            // Closing the response first would read the rest of it.
            call.cancel();
        }
        try {
            response.close();
        } catch (IOException _) {
            // The connection is gone either way.
        }
    }

    private static final class AnswerBody extends FilterInputStream {
        private boolean ended;

        AnswerBody(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            return noting(super.read());
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            return noting(super.read(target, from, length));
        }

        private int noting(int result) {
            ended |= result < 0;
            return result;
        }

        @Override
        public void close() {
            // The answer closes it.
        }
    }
}
