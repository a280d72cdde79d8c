package dev.antigravity.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpServerConnection;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;
import org.apache.hc.core5.http.message.BasicClassicHttpResponse;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.Timeout;

/// The least a reverse proxy can do on the libraries ours is made of: no guard, no route, no limit of time, no look at
/// anything. Its cost is the floor.
public final class BareProxy {
    private static final Http1Config CONFIG =
            Http1Config.custom().setBufferSize(16 << 10).build();

    private final String upstream;
    private final CloseableHttpClient client = HttpClientBuilder.create()
            .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(4_096)
                    .setMaxConnPerRoute(4_096)
                    .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                    .setDefaultSocketConfig(
                            SocketConfig.custom().setSoTimeout(Timeout.DISABLED).build())
                    .build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();

    private BareProxy(String upstream) {
        this.upstream = upstream;
    }

    /// @param arguments the upstream's port
    public static void main(String[] arguments) throws IOException {
        var proxy = new BareProxy("http://127.0.0.1:" + arguments[0]);
        try (var listener = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress())) {
            System.out.println("listening on http://127.0.0.1:" + listener.getLocalPort());
            while (true) {
                var socket = listener.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> proxy.serve(socket));
            }
        }
    }

    private void serve(Socket socket) {
        try (var connection = new DefaultBHttpServerConnection("http", CONFIG)) {
            connection.bind(socket);
            for (var request = connection.receiveRequestHeader();
                    request != null;
                    request = connection.receiveRequestHeader()) {
                connection.receiveRequestEntity(request);
                forward(request, connection);
            }
        } catch (IOException | HttpException _) {
            // The client left.
        }
    }

    private void forward(ClassicHttpRequest request, DefaultBHttpServerConnection connection)
            throws IOException, HttpException {
        var call = new HttpUriRequestBase(request.getMethod(), URI.create(upstream + request.getRequestUri()));
        for (var header : request.getHeaders("anthropic-version")) {
            call.addHeader(header);
        }
        call.setEntity(new ByteArrayEntity(request.getEntity().getContent().readAllBytes(), null));
        try (var answer = client.executeOpen(null, call, null)) {
            var response = new BasicClassicHttpResponse(answer.getCode());
            response.addHeader(answer.getFirstHeader("Content-Type"));
            response.setEntity(new Flushed(answer.getEntity()));
            frame(response, answer);
            connection.sendResponseHeader(response);
            connection.sendResponseEntity(response);
            connection.flush();
        }
    }

    private static void frame(ClassicHttpResponse response, ClassicHttpResponse answer) {
        var length = answer.getEntity().getContentLength();
        if (length >= 0) {
            response.setHeader("Content-Length", length);
        } else {
            response.setHeader("Transfer-Encoding", "chunked");
        }
    }

    /// What comes goes on at once.
    private static final class Flushed extends HttpEntityWrapper {
        Flushed(HttpEntity entity) {
            super(entity);
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            var piece = new byte[16 << 10];
            var in = getContent();
            for (var count = in.read(piece); count >= 0; count = in.read(piece)) {
                out.write(piece, 0, count);
                out.flush();
            }
        }
    }
}
