package dev.antigravity.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.RequestFailedException;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Makes calls. Keeps connections for the next one. Thread-safe.
public final class OutboundClient implements AutoCloseable {
    /// Streams are long; what bounds them is the number of our own clients.
    private static final int MOST_CONNECTIONS = 8_192;

    private static final Timeout WAIT_FOR_CONNECTION = Timeout.ofSeconds(10);

    /// Where the context of a call holds its connection.
    private static final String CONNECTION = "antigravity.connection";

    private final CloseableHttpClient client;
    private final AllowedHosts hosts;
    private final String userAgent;

    /// @param sentinel ends waits that take too long
    public OutboundClient(AllowedHosts hosts, String userAgent, Sentinel sentinel) {
        this.hosts = hosts;
        this.userAgent = userAgent;
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(MOST_CONNECTIONS)
                .setMaxConnPerRoute(MOST_CONNECTIONS)
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setConnectionFactory(socket -> connection(socket, sentinel))
                .setTlsSocketStrategy(new LateTls())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                        .setTimeToLive(TimeValue.ofMinutes(10))
                        .build())
                .setDefaultSocketConfig(SocketConfig.custom()
                        .setTcpNoDelay(true)
                        .setSoKeepAlive(true)
                        .build())
                .build();
        client = HttpClientBuilder.create()
                .setConnectionManager(connections)
                .setRequestExecutor(new Executor())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableDefaultUserAgent()
                .disableConnectionState()
                .evictIdleConnections(TimeValue.ofSeconds(60))
                .build();
    }

    /// Sends a request and waits until its answer begins.
    ///
    /// @param cancellation breaks the call off, also while its answer is read
    /// @throws OutboundException if there is no answer
    public OutboundAnswer send(OutboundRequest request, Cancellation cancellation) throws OutboundException {
        if (!hosts.allows(request.uri())) {
            throw new OutboundException(
                    OutboundException.Reason.NOT_ALLOWED, "the host is not one the configuration names");
        }
        var call = call(request);
        var registration = cancellation.onCancel(call::cancel);
        var context = HttpClientContext.create();
        try {
            var response = client.executeOpen(target(request), call, context);
            return answer(call, response, context, registration);
        } catch (IOException e) {
            registration.close();
            throw failure(e, request.way(), context.getAttribute(CONNECTION) != null, cancellation);
        }
    }

    private HttpUriRequestBase call(OutboundRequest request) {
        var call = new HttpUriRequestBase(request.method(), request.uri());
        request.headers().forEach(call::addHeader);
        call.setHeader("User-Agent", userAgent);
        call.setHeader("Accept-Encoding", "identity");
        var idle = Timeout.of(request.idle());
        call.setConfig(config(request.way())
                .setConnectionRequestTimeout(WAIT_FOR_CONNECTION)
                .setResponseTimeout(idle)
                .setExpectContinueEnabled(false)
                .build());
        if (request.body().length() > 0 || request.method().equals("POST")) {
            call.setEntity(new BodyEntity(
                    request.body(),
                    request.headers().first("Content-Type").orElse(ContentType.APPLICATION_JSON.getMimeType())));
            call.removeHeaders("Content-Type");
        }
        return call;
    }

    /// The library's own successor of the time to connect knows hosts only, not whom a call is made for.
    @SuppressWarnings("deprecation")
    private static RequestConfig.Builder config(WayOut way) {
        var config = RequestConfig.custom().setConnectTimeout(Timeout.of(way.connect()));
        way.proxy().ifPresent(proxy -> config.setProxy(new HttpHost(proxy.getHost(), proxy.getPort())));
        return config;
    }

    private static HttpHost target(OutboundRequest request) {
        var uri = request.uri();
        return new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
    }

    private static OutboundAnswer answer(
            HttpUriRequestBase call,
            ClassicHttpResponse response,
            HttpContext context,
            Cancellation.Registration registration)
            throws IOException {
        var fields = new ArrayList<Headers.Field>();
        for (var header : response.getHeaders()) {
            fields.add(new Headers.Field(header.getName(), header.getValue()));
        }
        var entity = response.getEntity();
        if (entity == null) {
            return new OutboundAnswer(
                    call, response, Headers.of(fields), InputStream.nullInputStream(), _ -> {}, () -> 0, registration);
        }
        var connection = (TellingConnection) context.getAttribute(CONNECTION);
        return new OutboundAnswer(
                call,
                response,
                Headers.of(fields),
                entity.getContent(),
                connection::beforeWaiting,
                connection::waitedNanos,
                registration);
    }

    private static ManagedHttpClientConnection connection(@Nullable Socket socket, Sentinel sentinel)
            throws IOException {
        var connection = new TellingConnection(sentinel);
        if (socket != null) {
            connection.bind(socket);
        }
        return connection;
    }

    /// Lets an answer know the connection it comes over.
    private static final class Executor extends HttpRequestExecutor {
        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                @Nullable HttpResponseInformationCallback informed,
                HttpContext context)
                throws IOException, HttpException {
            context.setAttribute(CONNECTION, connection);
            return super.execute(request, connection, informed, context);
        }
    }

    /// @param connected whether there was a connection, encrypted where it must be
    private static OutboundException failure(IOException e, WayOut way, boolean connected, Cancellation cancellation) {
        if (cancellation.isCancelled() || e instanceof RequestFailedException) {
            return new OutboundException(OutboundException.Reason.CANCELLED, "the call was cancelled", e);
        }
        return switch (e) {
            case ConnectionRequestTimeoutException _ ->
                new OutboundException(OutboundException.Reason.BUSY, "all connections are in use", e);
            case SocketTimeoutException _
            when connected -> new OutboundException(OutboundException.Reason.TIMEOUT, "no answer in time", e);
            case SocketTimeoutException _ ->
                new OutboundException(
                        OutboundException.Reason.CONNECT, "no connection within " + seconds(way.connect()), e);
            case NoHttpResponseException _ ->
                new OutboundException(OutboundException.Reason.STALE, "the connection was closed before the answer", e);
            case UnknownHostException _ -> new OutboundException(OutboundException.Reason.CONNECT, "unknown host", e);
            case ConnectException _ -> new OutboundException(OutboundException.Reason.CONNECT, "connection refused", e);
            case SSLException _ -> new OutboundException(OutboundException.Reason.CONNECT, "no secure connection", e);
            case SocketException _ ->
                new OutboundException(OutboundException.Reason.BROKEN, "the connection broke before the answer", e);
            default -> new OutboundException(OutboundException.Reason.BROKEN, "the call failed before the answer", e);
        };
    }

    private static String seconds(Duration time) {
        return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    /// Breaks off what is under way and closes all connections.
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
    }

    private static final class BodyEntity extends AbstractHttpEntity {
        private final Body body;

        BodyEntity(Body body, String contentType) {
            super(contentType, null);
            this.body = body;
        }

        @Override
        public long getContentLength() {
            return body.length();
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public boolean isStreaming() {
            return false;
        }

        @Override
        public InputStream getContent() {
            throw new UnsupportedOperationException("written, never read");
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            body.writeTo(out);
        }

        @Override
        public void close() {}
    }
}
