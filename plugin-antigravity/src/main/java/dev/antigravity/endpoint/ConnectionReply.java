package dev.antigravity.endpoint;

import dev.antigravity.net.Headers;
import dev.antigravity.relay.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;

/// Writes one answer to a connection and keeps it usable for the next where that is possible.
final class ConnectionReply implements Reply {
    private static final int SWITCHING_PROTOCOLS = 101;

    private final DefaultBHttpServerConnection connection;
    private final ClassicHttpRequest request;
    private final BooleanSupplier ending;
    private final Runnable cut;
    private boolean sent;
    private boolean keeps;

    /// @param ending whether the connection cannot take another request, whatever the client wants
    /// @param cut    lets nothing more through to the client
    ConnectionReply(
            DefaultBHttpServerConnection connection, ClassicHttpRequest request, BooleanSupplier ending, Runnable cut) {
        this.connection = connection;
        this.request = request;
        this.ending = ending;
        this.cut = cut;
    }

    /// Whether an answer has been sent whole and the client may send another request.
    boolean keepsConnection() {
        return keeps;
    }

    @Override
    public void send(int status, Headers headers, byte[] body) throws IOException {
        var response = head(status, headers);
        response.setHeader("Content-Length", body.length);
        if (body.length > 0 && !isHead()) {
            response.setEntity(new ByteArrayEntity(body, null));
        }
        write(response, true);
    }

    @Override
    public void stream(int status, Headers headers, StreamWriter writer) throws IOException {
        var response = head(status, headers);
        var chunked = status != SWITCHING_PROTOCOLS && !HttpVersion.HTTP_1_0.equals(request.getVersion());
        if (chunked) {
            response.setHeader("Transfer-Encoding", "chunked");
        }
        response.setEntity(new StreamEntity(writer, cut));
        write(response, chunked);
    }

    private ClassicHttpResponse head(int status, Headers headers) {
        if (sent) {
            throw new IllegalStateException("the request has been answered");
        }
        sent = true;
        var response = new BasicClassicHttpResponse(status);
        response.setVersion(HttpVersion.HTTP_1_1);
        headers.forEach(response::addHeader);
        return response;
    }

    private void write(ClassicHttpResponse response, boolean hasEnd) throws IOException {
        var keepAlive = hasEnd && !ending.getAsBoolean() && wantsKeepAlive();
        if (response.getCode() != SWITCHING_PROTOCOLS) {
            response.setHeader("Connection", keepAlive ? "keep-alive" : "close");
        }
        try {
            connection.sendResponseHeader(response);
            if (response.getEntity() != null && !isHead()) {
                connection.sendResponseEntity(response);
            }
            connection.flush();
        } catch (HttpException e) {
            throw new IOException("the answer could not be written", e);
        }
        keeps = keepAlive;
    }

    private boolean isHead() {
        return request.getMethod().equals("HEAD");
    }

    private boolean wantsKeepAlive() {
        var wish = request.getFirstHeader("Connection");
        if (wish != null && wish.getValue() != null) {
            var value = wish.getValue().toLowerCase(Locale.ROOT);
            if (value.contains("close")) {
                return false;
            }
            if (value.contains("keep-alive")) {
                return true;
            }
        }
        return !HttpVersion.HTTP_1_0.equals(request.getVersion());
    }

    private static final class StreamEntity extends AbstractHttpEntity {
        private final StreamWriter writer;
        private final Runnable cut;

        StreamEntity(StreamWriter writer, Runnable cut) {
            super((String) null, null, true);
            this.writer = writer;
            this.cut = cut;
        }

        @Override
        public long getContentLength() {
            return -1;
        }

        @Override
        public boolean isStreaming() {
            return true;
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }

        @Override
        public InputStream getContent() {
            throw new UnsupportedOperationException("written, never read");
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            try {
                writer.writeTo(out);
            } catch (IOException | RuntimeException e) {
                cut.run(); // HttpCore would write the end of a whole answer now.
                throw e;
            }
        }

        @Override
        public void close() {}
    }
}
