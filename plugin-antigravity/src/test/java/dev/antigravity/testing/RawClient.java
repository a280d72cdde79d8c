package dev.antigravity.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A client on the bare socket, for what no HTTP library would do.
public final class RawClient implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;
    private final URI uri;

    public RawClient(URI uri) throws IOException {
        this.uri = uri;
        socket = new Socket(uri.getHost(), uri.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    public RawClient send(String text) throws IOException {
        return sendBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public RawClient sendBytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /// Sends a whole request with our key.
    public RawClient post(String path, String body) throws IOException {
        return send("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + uri.getPort() + "\r\nAuthorization: Bearer "
                + TestingProxy.KEY + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    /// Reads lines up to and including the first that contains a text.
    ///
    /// @return the lines; without such a line, all there were before the connection ended
    public List<String> readUntil(String text) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            lines.add(line);
            if (line.contains(text)) {
                return lines;
            }
        }
        return lines;
    }

    /// A whole answer with a length, head and body.
    public String readAnswer() throws IOException {
        var head = readUntilBlank();
        var length = head.stream()
                .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
                .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
                .findFirst()
                .orElse(0);
        var body = new char[length];
        for (var at = 0; at < length; ) {
            var count = in.read(body, at, length - at);
            if (count < 0) {
                throw new IOException("the answer ended early");
            }
            at += count;
        }
        return String.join("\n", head) + "\n" + new String(body);
    }

    private List<String> readUntilBlank() throws IOException {
        var lines = new ArrayList<String>();
        for (var line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            lines.add(line);
        }
        return lines;
    }

    /// Everything up to the end of the connection, however it ends.
    public String readToEnd() {
        var text = new StringBuilder();
        try {
            for (var c = in.read(); c >= 0; c = in.read()) {
                text.append((char) c);
            }
        } catch (SocketTimeoutException e) {
            throw new AssertionError("the connection stays open", e);
        } catch (IOException _) {
            // Torn down.
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
