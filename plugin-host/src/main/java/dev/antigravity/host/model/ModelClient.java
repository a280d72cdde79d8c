package dev.antigravity.host.model;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CancelledException;
import dev.antigravity.host.json.JsonText;
import dev.antigravity.host.json.JsonTree;
import dev.antigravity.host.model.ModelException.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks a model and hears its answer as it comes. One for a whole session; close it to let its threads go.
public final class ModelClient implements AutoCloseable {
    private static final int MOST_TOKENS = 8192;

    private final String userAgent;
    private @Nullable HttpClient http;

    public ModelClient(String userAgent) {
        this.userAgent = userAgent;
    }

    /// Made with the first question; it has threads of its own.
    private synchronized HttpClient http() {
        if (http == null) {
            http = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(20))
                    .build();
        }
        return http;
    }

    /// Blocks until the answer has ended. Cancelling breaks the connection off.
    ///
    /// @throws ModelException     if there is no whole answer
    /// @throws CancelledException if it is no longer wanted
    public Reply ask(ModelSettings settings, List<Turn> turns, ReplyListener listener, CancellationToken cancellation) {
        try {
            var response = http().send(request(settings, turns), BodyHandlers.ofInputStream());
            try (var body = response.body();
                    var _ = cancellation.onCancel(() -> closeQuietly(body))) {
                if (response.statusCode() / 100 != 2) {
                    throw refusal(response);
                }
                return new ReplyReader(listener)
                        .read(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
            }
        } catch (InterruptedException _) {
            throw new CancelledException();
        } catch (IOException e) {
            cancellation.throwIfCancelled();
            if (e.getCause() instanceof InterruptedException) {
                throw new CancelledException();
            }
            throw new ModelException(
                    Kind.UNREACHABLE, settings.endpoint().getAuthority() + " cannot be reached: " + reason(e));
        } catch (ModelException e) {
            cancellation.throwIfCancelled();
            throw e;
        }
    }

    private HttpRequest request(ModelSettings settings, List<Turn> turns) {
        var body = new LinkedHashMap<String, Object>();
        body.put("model", settings.model());
        body.put("max_tokens", MOST_TOKENS);
        body.put("stream", true);
        body.put("messages", turns.stream().map(Turn::toWire).toList());
        var request = HttpRequest.newBuilder(settings.endpoint())
                .timeout(settings.timeout())
                .header("content-type", "application/json")
                .header("accept", "text/event-stream")
                .header("anthropic-version", "2023-06-01")
                .header("user-agent", userAgent)
                .POST(BodyPublishers.ofString(JsonText.of(body)));
        settings.credentials().forEach(request::header);
        return request.build();
    }

    private static ModelException refusal(HttpResponse<InputStream> response) throws IOException {
        var body = new String(response.body().readNBytes(64 * 1024), StandardCharsets.UTF_8);
        var message = JsonTree.parse(body)
                .flatMap(answer -> answer.at("error", "message").text())
                .orElse("no reason given");
        var kind = switch (response.statusCode()) {
            case 401, 403 -> Kind.REFUSED_CREDENTIAL;
            case 404 -> Kind.UNKNOWN_MODEL;
            case 429 -> Kind.RATE_LIMITED;
            default -> response.statusCode() >= 500 ? Kind.UNREACHABLE : Kind.REFUSED_REQUEST;
        };
        return new ModelException(kind, "HTTP " + response.statusCode() + ": " + message);
    }

    /// The JDK's client often fails without a message; the kind of failure then says enough.
    private static String reason(IOException e) {
        if (e instanceof ConnectException) {
            return "nobody answers there";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static void closeQuietly(InputStream body) {
        try {
            body.close();
        } catch (IOException _) {
            // it is being given up anyway
        }
    }

    @Override
    public synchronized void close() {
        if (http != null) {
            http.shutdownNow();
        }
    }
}
