package dev.antigravity.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerCertificateTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    /// Looks at a server that shows a certificate made with the JDK's keytool.
    private ServerCertificate shownBy(String... options) throws Exception {
        try (var server = server(options)) {
            Thread.ofVirtual().start(() -> shakeHands(server));
            return ServerCertificate.of(
                    URI.create("https://127.0.0.1:" + server.getLocalPort() + "/v1"), Duration.ofSeconds(20));
        }
    }

    private SSLServerSocket server(String... options) throws Exception {
        var store = folder.resolve("store.p12");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=lab.example",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit"));
        command.addAll(List.of(options));
        var made = new ProcessBuilder(command).redirectErrorStream(true).start();
        made.getInputStream().transferTo(OutputStream.nullOutputStream());
        assertThat(made.waitFor()).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private static void shakeHands(SSLServerSocket server) {
        try (var socket = (SSLSocket) server.accept()) {
            socket.startHandshake();
            socket.getInputStream().read();
        } catch (IOException _) {
            // the other side has seen enough
        }
    }

    @Test
    void seesACertificateNobodyVouchesFor() throws Exception {
        var shown = shownBy("-ext", "san=ip:127.0.0.1", "-validity", "5");

        assertThat(shown.subject()).isEqualTo("CN=lab.example");
        assertThat(shown.until())
                .isBetween(Instant.now().plus(Duration.ofDays(4)), Instant.now().plus(Duration.ofDays(6)));
        assertThat(shown.distrust().orElseThrow()).contains("unable to find valid certification path");
    }

    @Test
    void seesWhenACertificateRanOut() throws Exception {
        assertThat(shownBy("-startdate", "-10d", "-validity", "5").until()).isBefore(Instant.now());
    }

    @Test
    void failsWhereNobodyShowsAny() throws IOException {
        int port;
        try (var socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThatThrownBy(() -> ServerCertificate.of(URI.create("https://127.0.0.1:" + port), Duration.ofSeconds(5)))
                .isInstanceOf(IOException.class);
    }
}
