package dev.antigravity.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The kinds of addresses a configuration states. None may hold a user, a password or a fragment.
final class Address {
    /// The base address of a service.
    static final Kind<URI> SERVICE = Kind.of(
            "an address such as https://api.example.com, without user, query or fragment",
            text -> web(text).filter(uri -> uri.getRawQuery() == null));

    /// An endpoint to which secrets go: `https`, or `http` on this machine.
    static final Kind<URI> ENDPOINT = Kind.of(
            "an https address such as https://login.example.com/token",
            text -> web(text).filter(uri -> uri.getScheme().equalsIgnoreCase("https") || isLoopback(uri.getHost())));

    static final Kind<URI> PROXY = Kind.of(
            "a proxy such as http://127.0.0.1:3128, without user and password",
            text -> web(text).filter(Address::isProxy));

    /// A name or number of this machine that no other machine can reach.
    static final Kind<String> LOOPBACK = Kind.of(
            "127.0.0.1, ::1 or localhost (to be reached from elsewhere, put a server with TLS in front of it)",
            text -> Optional.of(text).filter(Address::isLoopback));

    private Address() {}

    private static Optional<URI> web(String text) {
        try {
            return Optional.of(new URI(text)).filter(Address::isWeb);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static boolean isWeb(URI uri) {
        return uri.getScheme() != null
                && Set.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT))
                && uri.getHost() != null
                && uri.getPort() <= 65_535
                && uri.getRawUserInfo() == null
                && uri.getRawFragment() == null;
    }

    private static boolean isProxy(URI uri) {
        return uri.getScheme().equalsIgnoreCase("http")
                && uri.getPort() > 0
                && uri.getRawQuery() == null
                && Set.of("", "/").contains(uri.getRawPath());
    }

    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || Set.of("::1", "[::1]").contains(host)
                || host.matches("127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}");
    }
}
