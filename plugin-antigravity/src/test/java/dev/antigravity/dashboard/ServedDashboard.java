package dev.antigravity.dashboard;

import dev.antigravity.json.Json;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.FreePort;
import dev.antigravity.testing.Patience;
import dev.antigravity.testing.Requests;
import dev.antigravity.testkit.FakeConversation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// A running proxy with its page, two accounts, and an upstream that does as it is told.
final class ServedDashboard implements AutoCloseable {
    static final String KEY = "the-key-that-no-page-sees";

    final FakeUpstream upstream = new FakeUpstream();
    final CommandDesk desk;
    final URI address;
    private final CommandDesk.Running serve;
    private final HttpClient http = HttpClient.newHttpClient();

    ServedDashboard(Path folder) {
        var port = FreePort.known();
        address = URI.create("http://127.0.0.1:" + port);
        desk = new CommandDesk(folder).configured("""
            server: { port: %d, keys: ["%s"] }
            providers:
              lab:
                protocol: anthropic-messages
                base-url: %s
                accounts: [{ name: one, api-key: key-1 }, { name: two, api-key: key-2 }]
                models: [{ id: m, context: 200000, capabilities: [chat], price: { input: 10, output: 50 } }]
            """.formatted(port, KEY, upstream.uri()));
        serve = desk.start("serve", new FakeConversation());
        Patience.until(() -> serve.conversation().text().contains("listening on ")
                || serve.result().isDone());
    }

    /// What `antigravity dashboard` prints.
    URI link() {
        var result = desk.run("dashboard --no-browser");
        return URI.create(String.valueOf(result.found().orElseThrow().data().get("url")));
    }

    /// A session as a browser gets it.
    Visitor visitor() throws IOException, InterruptedException {
        var answer = enter(link().getFragment());
        var cookie = answer.headers().firstValue("set-cookie").orElseThrow();
        return new Visitor(
                cookie.substring(0, cookie.indexOf(';')),
                Json.parseObject(answer.body()).text("page").orElseThrow());
    }

    record Visitor(String cookie, String page) {}

    HttpResponse<String> enter(String ticket) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve("/dashboard/session"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"ticket\":\"" + ticket + "\"}")));
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.resolve(path));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> post(String path, String... headers) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .headers(headers)
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    HttpResponse<String> delete(String path, String... headers) throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(address.resolve(path)).headers(headers).DELETE());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    void answers() {
        upstream.answer(200, Map.of(), """
            {"type":"message","role":"assistant","content":[],"stop_reason":"end_turn",
             "usage":{"input_tokens":1000,"output_tokens":100}}\
            """.getBytes(StandardCharsets.UTF_8));
    }

    void ask() {
        try {
            send(HttpRequest.newBuilder(address.resolve("/v1/messages"))
                    .header("x-api-key", KEY)
                    .POST(HttpRequest.BodyPublishers.ofString(Requests.ANTHROPIC)));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        serve.stop();
        desk.close();
        upstream.close();
        http.close();
    }
}
