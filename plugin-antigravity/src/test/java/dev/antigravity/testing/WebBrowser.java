package dev.antigravity.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Consumer;

/// A browser that follows redirects to the end, as far as somebody listens there.
public final class WebBrowser implements Consumer<URI>, AutoCloseable {
    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    /// Where the last visit ended, whether anybody listened there or not.
    private volatile URI location = URI.create("about:blank");

    @Override
    public void accept(URI page) {
        location = page;
        try {
            for (var hops = 0; hops < 5; hops++) {
                var answer = http.send(HttpRequest.newBuilder(location).build(), HttpResponse.BodyHandlers.ofString());
                var next = answer.headers().firstValue("location");
                if (next.isEmpty()) {
                    return;
                }
                location = location.resolve(next.get());
            }
        } catch (IOException _) {
            // Nobody listens there; the address bar shows it all the same.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    public URI location() {
        return location;
    }

    @Override
    public void close() {
        http.close();
    }
}
