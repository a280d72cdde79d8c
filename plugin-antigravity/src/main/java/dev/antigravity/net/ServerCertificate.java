package dev.antigravity.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// The certificate a server shows, whoever signed it. Looked at over a connection of its own, which carries nothing
/// but the handshake.
///
/// @param subject  whom it names
/// @param until    when it runs out
/// @param distrust why calls there would fail
public record ServerCertificate(String subject, Instant until, Optional<String> distrust) {
    private static final int STANDARD_PORT = 443;

    /// @throws IOException if no certificate is shown in time
    public static ServerCertificate of(URI server, Duration patience) throws IOException {
        var witness = new Witness();
        try (var plain = new Socket()) {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {witness}, null);
            var port = server.getPort() < 0 ? STANDARD_PORT : server.getPort();
            plain.connect(new InetSocketAddress(server.getHost(), port), (int) patience.toMillis());
            plain.setSoTimeout((int) patience.toMillis());
            try (var socket =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, server.getHost(), port, true)) {
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
            }
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
        return witness.statement();
    }

    /// Writes down what is shown, and what those who are usually asked say of it, and lets it pass.
    private static final class Witness extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager judge = standard();
        private @Nullable X509Certificate shown;
        private @Nullable String distrust;

        private static X509ExtendedTrustManager standard() {
            try {
                var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                factory.init((KeyStore) null);
                return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java knows some authorities", e);
            }
        }

        ServerCertificate statement() throws IOException {
            var certificate = shown;
            if (certificate == null) {
                throw new IOException("no certificate was shown");
            }
            return new ServerCertificate(
                    certificate.getSubjectX500Principal().getName(),
                    certificate.getNotAfter().toInstant(),
                    Optional.ofNullable(distrust));
        }

        private interface Judgement {
            void pass() throws CertificateException;
        }

        private void see(X509Certificate[] chain, Judgement judgement) {
            shown = chain[0];
            try {
                judgement.pass();
            } catch (CertificateException e) {
                distrust = e.getMessage();
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            see(chain, () -> judge.checkServerTrusted(chain, type, socket));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            see(chain, () -> judge.checkServerTrusted(chain, type, engine));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            see(chain, () -> judge.checkServerTrusted(chain, type));
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            judge.checkClientTrusted(chain, type, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            judge.checkClientTrusted(chain, type, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            judge.checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return judge.getAcceptedIssuers();
        }
    }
}
