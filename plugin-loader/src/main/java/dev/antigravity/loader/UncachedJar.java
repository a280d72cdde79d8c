package dev.antigravity.loader;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/// Opens something in a jar and closes the jar with it, where the JVM would keep the jar open for the next time.
final class UncachedJar extends URLStreamHandler {
    static URL of(URL resource) {
        try {
            return URL.of(resource.toURI(), new UncachedJar());
        } catch (URISyntaxException | MalformedURLException _) {
            return resource;
        }
    }

    @Override
    protected URLConnection openConnection(URL resource) throws IOException {
        try {
            var connection = URL.of(resource.toURI(), null).openConnection();
            connection.setUseCaches(false);
            return connection;
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }
}
