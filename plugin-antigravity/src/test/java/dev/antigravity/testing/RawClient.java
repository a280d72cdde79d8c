package dev.antigravity.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
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
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
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

    /// Everything up to the end of the connection.
    public String readToEnd() throws IOException {
        return String.join("\n", readUntil("\u0000"));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
