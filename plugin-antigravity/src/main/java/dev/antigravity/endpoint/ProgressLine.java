package dev.antigravity.endpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Brings what happens to somebody who listens, as one of the ways to do so has it.
sealed interface ProgressLine {
    /// Lets the client know that it is heard.
    void open() throws IOException;

    /// @param json in one line
    void step(byte[] json) throws IOException;

    void signOfLife() throws IOException;

    /// Ends because the proxy stops.
    void stop() throws IOException;

    /// Ends because the client does not keep up.
    void letGo() throws IOException;

    /// A stream of server-sent events.
    record Events(OutputStream out) implements ProgressLine {
        @Override
        public void open() throws IOException {
            send(": listening\n\n");
        }

        @Override
        public void step(byte[] json) throws IOException {
            out.write(bytes("event: picture\ndata: "));
            out.write(json);
            send("\n\n");
        }

        @Override
        public void signOfLife() throws IOException {
            send(": alive\n\n");
        }

        @Override
        public void stop() {}

        @Override
        public void letGo() throws IOException {
            send(": too slow\n\n");
        }

        private void send(String text) throws IOException {
            out.write(bytes(text));
            out.flush();
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    /// A text of a WebSocket for each step.
    record Texts(WebSocket socket) implements ProgressLine {
        @Override
        public void open() throws IOException {
            socket.ping();
        }

        @Override
        public void step(byte[] json) throws IOException {
            socket.text(json);
        }

        @Override
        public void signOfLife() throws IOException {
            socket.ping();
        }

        @Override
        public void stop() throws IOException {
            socket.close(WebSocket.GOING_AWAY, "the proxy stops");
        }

        @Override
        public void letGo() throws IOException {
            socket.close(WebSocket.TRY_AGAIN_LATER, "too slow");
        }
    }
}
