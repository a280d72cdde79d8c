package dev.antigravity.net;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The hosts that may be called: those a configuration or a provider's definition names. Everything else, above all
/// addresses found in requests and answers, stays uncalled. Thread-safe.
public final class AllowedHosts {
    private final Set<String> origins = ConcurrentHashMap.newKeySet();

    /// Lets calls go to the scheme, host and port of an address.
    public AllowedHosts allow(URI uri) {
        origins.add(origin(uri));
        return this;
    }

    boolean allows(URI uri) {
        return origins.contains(origin(uri));
    }

    private static String origin(URI uri) {
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        var standard = scheme.equals("https") ? 443 : 80;
        var port = uri.getPort() < 0 ? standard : uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }
}
