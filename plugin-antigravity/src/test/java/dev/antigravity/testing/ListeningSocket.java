package dev.antigravity.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A client of the progress of pictures: the JDK's WebSocket, and what came through it.
public final class ListeningSocket implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<String> pongs = new CopyOnWriteArrayList<>();
    private final AtomicInteger pings = new AtomicInteger();
    private final WebSocket socket;
    private volatile String closing = "";

    private ListeningSocket(URI proxy, String header, String value) {
        var query = proxy.getRawQuery() == null ? "" : "?" + proxy.getRawQuery();
        var uri = URI.create("ws://127.0.0.1:" + proxy.getPort() + "/v1/images/progress" + query);
        socket = client.newWebSocketBuilder()
                .header(header, value)
                .buildAsync(uri, new Hearing())
                .join();
    }

    /// @throws CompletionException if the proxy does not open one
    public static ListeningSocket open(URI proxy, String header, String value) {
        return new ListeningSocket(proxy, header, value);
    }

    private final class Hearing implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                texts.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
            pings.incrementAndGet();
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
            pongs.add(StandardCharsets.UTF_8.decode(message).toString());
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            closing = (status + " " + reason).strip();
            return null;
        }
    }

    public WebSocket socket() {
        return socket;
    }

    /// Every whole text that came.
    public List<String> texts() {
        return texts;
    }

    public List<String> pongs() {
        return pongs;
    }

    public int pings() {
        return pings.get();
    }

    /// Code and reason of the server's goodbye; empty if there was none.
    public String closing() {
        return closing;
    }

    public boolean isOpen() {
        return !socket.isInputClosed() && !socket.isOutputClosed();
    }

    @Override
    public void close() {
        socket.abort();
        client.shutdownNow();
    }
}
