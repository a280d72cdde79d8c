package dev.antigravity.promise;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.FreePort;
import dev.antigravity.testing.Patience;
import dev.antigravity.testing.Requests;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The configuration changes again and again while requests come: none is lost, and each is served by the old one or by
/// the new one, never by a piece of each.
class ReloadUnderLoadTest {
    private static final int CALLERS = 4;
    private static final int CHANGES = 6;

    @TempDir
    private Path folder;

    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicReference<String> served = new AtomicReference<>("");

    @Test
    void losesNoRequestAndMixesNothing() throws Exception {
        var one = upstream("one");
        var other = upstream("other");
        var port = FreePort.known();
        try (var desk = new CommandDesk(folder).configured(configuration(port, one, "one"));
                var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var serve = desk.serve();
            var over = new AtomicBoolean();
            var asking = new ArrayList<Future<Integer>>();
            for (var i = 0; i < CALLERS; i++) {
                asking.add(callers.submit(() -> ask(serve.address(), over)));
            }

            for (var change = 0; change < CHANGES; change++) {
                desk.configured("server: { port: " + port + " }\nproviders: { lab: { protocl: nonsense } }\n");
                var name = change % 2 == 0 ? "other" : "one";
                desk.configured(configuration(port, change % 2 == 0 ? other : one, name));
                Patience.until(() -> served.get().equals(name));
            }

            over.set(true);
            for (var caller : asking) {
                assertThat(caller.get()).isPositive();
            }
            serve.stop();
        } finally {
            one.stop(0);
            other.stop(0);
        }
        assertThat(wrong).isEmpty();
    }

    /// @return how many answers there were
    private int ask(URI proxy, AtomicBoolean over) throws IOException, InterruptedException {
        var answers = 0;
        try (var http = HttpClient.newHttpClient()) {
            while (!over.get()) {
                var answer = http.send(
                        HttpRequest.newBuilder(proxy.resolve("/v1/messages"))
                                .header("x-api-key", "the-key")
                                .POST(HttpRequest.BodyPublishers.ofString(Requests.ANTHROPIC))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    wrong.add(answer.statusCode() + answer.body());
                }
                answers++;
            }
        }
        return answers;
    }

    /// One that takes its own key for its own model only.
    private HttpServer upstream(String name) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var key = exchange.getRequestHeaders().getFirst("x-api-key");
            if (!("key-of-" + name).equals(key) || !body.contains("\"model-of-" + name + "\"")) {
                wrong.add(name + " got " + key + " and " + body);
            }
            var answer = "{\"type\":\"message\",\"content\":[]}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer);
            }
            served.set(name);
        });
        server.start();
        return server;
    }

    private static String configuration(int port, HttpServer upstream, String name) {
        return """
            server: { port: %d, keys: ["the-key"] }
            providers:
              lab:
                protocol: anthropic-messages
                base-url: http://127.0.0.1:%d
                accounts: [{ name: main, api-key: key-of-%s }]
                models: [{ id: model-of-%s }]
            models: { m: [lab/model-of-%s] }
            """.formatted(port, upstream.getAddress().getPort(), name, name, name);
    }
}
