package dev.antigravity.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BeforeWaitingTest {
    private final AllowedHosts hosts = new AllowedHosts();
    private final Sentinel sentinel = new Sentinel();
    private final OutboundClient client = new OutboundClient(hosts, "test", sentinel);
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final ServerSocket server;
    private final URI uri;

    BeforeWaitingTest() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
        hosts.allow(uri);
    }

    /// Sends two chunks at once, and the rest when told to go on.
    @BeforeEach
    void answer() {
        Thread.ofVirtual().start(() -> {
            try (var socket = server.accept()) {
                socket.getInputStream().read(new byte[4_096]);
                var out = socket.getOutputStream();
                out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\none\r\n3\r\ntwo\r\n"
                        .getBytes(StandardCharsets.US_ASCII));
                goOn.await();
                out.write("5\r\nthree\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException | InterruptedException _) {
                // The test sees what is missing.
            }
        });
    }

    @AfterEach
    void stop() throws IOException {
        goOn.countDown();
        client.close();
        server.close();
    }

    private OutboundAnswer call() throws OutboundException {
        return client.send(
                OutboundRequest.post(uri, Headers.NONE, Body.of(new byte[] {1}), Duration.ofSeconds(10)),
                new Cancellation());
    }

    @Test
    void flushesOnceForAllThatCameTogetherAndBeforeItWaits() throws IOException {
        var steps = new ArrayList<String>();
        try (var answer = call()) {
            answer.beforeWaiting(() -> {
                steps.add("flush");
                goOn.countDown();
            });
            var piece = new byte[100];
            for (var count = answer.body().read(piece);
                    count >= 0;
                    count = answer.body().read(piece)) {
                steps.add(new String(piece, 0, count, StandardCharsets.US_ASCII));
            }
        }

        assertThat(steps).startsWith("one", "two", "flush", "three");
    }

    @Test
    void givesTheReaderAFailureToFlushAsWhatItIs() throws IOException {
        try (var answer = call()) {
            answer.beforeWaiting(() -> {
                throw new IOException("the client left");
            });

            assertThatThrownBy(() -> answer.body().readAllBytes())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasRootCauseMessage("the client left");
        }
    }

    @Test
    void leavesReadersAloneThatCollectNothing() throws IOException {
        goOn.countDown();
        try (var answer = call()) {
            assertThat(new String(answer.readAll(100), StandardCharsets.US_ASCII))
                    .isEqualTo("onetwothree");
        }
    }
}
