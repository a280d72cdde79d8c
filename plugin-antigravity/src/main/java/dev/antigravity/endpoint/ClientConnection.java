package dev.antigravity.endpoint;

import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.Sentinel;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.io.CloseMode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client's connection: reads requests one after the other and has them answered.
final class ClientConnection implements Runnable, Sentinel.Watched {
    private static final Logger LOG = LoggerFactory.getLogger(ClientConnection.class);

    /// Answers that come sooner are not worth a watcher.
    private static final long WATCH_AFTER_NANOS = 50_000_000;

    private static final Duration LINGER = Duration.ofSeconds(1);
    private static final long LINGER_BYTES = 1 << 20;

    private static final Http1Config CONFIG = Http1Config.custom()
            .setBufferSize(16 << 10)
            .setChunkSizeHint(16 << 10)
            .setMaxLineLength(16 << 10)
            .setMaxHeaderCount(200)
            .setMaxEmptyLineCount(4)
            .build();

    private final Socket socket;
    private final Connection connection = new Connection();
    private final HttpHandler handler;
    private final HttpLimits limits;
    private final BodyBudgets budgets;
    private final Runnable closed;

    private volatile Phase phase = Phase.IDLE;
    private volatile long phaseSince = System.nanoTime();
    private volatile long lastRead = System.nanoTime();
    private volatile Cancellation current = new Cancellation();
    private volatile boolean draining;

    private enum Phase {
        /// Between requests.
        IDLE,
        /// The head of a request is coming in.
        HEAD,
        /// The body of a request is coming in.
        BODY,
        /// The request is being answered.
        ANSWER,
        /// Both sides speak as they like, no longer in HTTP.
        TALK,
        /// Our last answer is on its way.
        CLOSING
    }

    /// @param closed run once, when the connection is gone
    ClientConnection(Socket socket, HttpHandler handler, HttpLimits limits, BodyBudgets budgets, Runnable closed) {
        this.socket = socket;
        this.handler = handler;
        this.limits = limits;
        this.budgets = budgets;
        this.closed = closed;
    }

    /// Gives access to the input HttpCore reads from.
    private final class Connection extends DefaultBHttpServerConnection {
        private WatchedInput input = new WatchedInput(InputStream.nullInputStream());

        Connection() {
            super("http", CONFIG);
        }

        void open() throws IOException {
            bind(new SocketHolder(socket) {
                @Override
                protected InputStream getInputStream(Socket from) throws IOException {
                    input = new WatchedInput(new Noting(super.getInputStream(from)));
                    return input;
                }
            });
        }
    }

    /// Notes the first byte of a head, and when the last came.
    private final class Noting extends InputStream {
        private final InputStream in;

        Noting(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            return noted(in.read());
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            return noted(in.read(target, from, length));
        }

        @Override
        public int available() throws IOException {
            return in.available();
        }

        private int noted(int result) {
            if (phase == Phase.IDLE) {
                enter(Phase.HEAD);
            }
            lastRead = System.nanoTime();
            return result;
        }
    }

    @Override
    public void run() {
        try {
            connection.open();
            var goOn = true;
            while (goOn && !draining) {
                goOn = serveOne();
            }
        } catch (ConnectionClosedException e) {
            LOG.trace("connection ended", e);
        } catch (IOException | HttpException e) {
            LOG.debug("connection broke: {}", e.toString());
        } finally {
            lingerAndClose();
            current.cancel();
            closed.run();
        }
    }

    /// Closes so that the client can read our last answer: a connection closed over unread bytes is torn down at once,
    /// and the answer with it.
    private void lingerAndClose() {
        enter(Phase.CLOSING);
        try {
            socket.shutdownOutput();
            socket.setSoTimeout((int) LINGER.toMillis());
            var rest = socket.getInputStream();
            var piece = new byte[8 << 10];
            for (var read = 0L; read < LINGER_BYTES; ) {
                var count = rest.read(piece);
                if (count < 0) {
                    break;
                }
                read += count;
            }
        } catch (IOException _) {
            // Gone, or not going; either way we have waited.
        }
        connection.close(CloseMode.IMMEDIATE);
    }

    /// @return whether the connection can take another request
    private boolean serveOne() throws IOException, HttpException {
        enter(Phase.IDLE);
        var request = connection.receiveRequestHeader();
        if (request == null) {
            return false;
        }
        enter(Phase.BODY);
        connection.receiveRequestEntity(request);
        if (expectsContinue(request)) {
            connection.sendResponseHeader(new BasicClassicHttpResponse(100));
            connection.flush();
        }
        current = new Cancellation();
        var body = new RequestBody(request, limits, budgets, () -> enter(Phase.ANSWER), this::talk);
        var answer = new ConnectionReply(connection, request, () -> draining || !body.isConsumed(), this::cut);
        try {
            handler.handle(inbound(request, body), answer);
        } finally {
            body.release();
        }
        return answer.keepsConnection() && body.isConsumed();
    }

    /// What comes behind the request, some of which HttpCore may hold already: to it, a body without an end.
    private InputStream talk() throws IOException {
        var endless = new BasicClassicHttpRequest("GET", "/");
        endless.setHeader("Content-Length", Long.MAX_VALUE);
        try {
            connection.receiveRequestEntity(endless);
        } catch (HttpException e) {
            throw new IOException("the connection cannot leave HTTP", e);
        }
        enter(Phase.TALK);
        return endless.getEntity().getContent();
    }

    private void cut() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            LOG.debug("connection broke: {}", e.toString());
        }
    }

    private HttpInbound inbound(ClassicHttpRequest request, RequestBody body) {
        var target = RequestTargets.parse(request.getRequestUri());
        return new HttpInbound(
                request.getMethod(), target.path(), target.rawQuery(), target.query(), headers(request), body, current);
    }

    private static Headers headers(ClassicHttpRequest request) {
        var fields = new ArrayList<Headers.Field>();
        for (var header : request.getHeaders()) {
            var value = header.getValue();
            fields.add(new Headers.Field(header.getName(), value == null ? "" : value));
        }
        return Headers.of(fields);
    }

    private static boolean expectsContinue(ClassicHttpRequest request) {
        var expect = request.getFirstHeader("Expect");
        return expect != null
                && "100-continue".equalsIgnoreCase(expect.getValue())
                && !HttpVersion.HTTP_1_0.equals(request.getVersion());
    }

    private void enter(Phase next) {
        phase = next;
        phaseSince = System.nanoTime();
    }

    @Override
    public void tick(long now) {
        var since = now - phaseSince;
        switch (phase) {
            case IDLE -> closeAfter(draining ? Duration.ZERO : limits.keepAlive(), since);
            case HEAD -> closeAfter(limits.head(), since);
            case BODY -> {
                closeAfter(limits.body(), since);
                closeAfter(limits.bodyIdle(), now - lastRead);
            }
            case TALK -> closeAfter(limits.silence(), now - lastRead);
            case CLOSING -> closeAfter(LINGER.multipliedBy(2), since);
            case ANSWER -> {
                if (since > WATCH_AFTER_NANOS) {
                    connection.input.watch(current::cancel);
                }
            }
        }
    }

    private void closeAfter(Duration limit, long sinceNanos) {
        if (sinceNanos > limit.toNanos()) {
            connection.close(CloseMode.IMMEDIATE);
        }
    }

    /// Finishes the request under way and takes no other.
    void drain() {
        draining = true;
    }

    void abort() {
        current.cancel();
        connection.close(CloseMode.IMMEDIATE);
    }
}
