package dev.antigravity.endpoint;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.Optional;

/// A request of Claude Code as it was recorded, to be sent to a proxy.
record RecordedRequest(JsonObject request) {
    static final HttpClient CLIENT =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

    static RecordedRequest of(String resource) throws IOException {
        try (var in = RecordedRequest.class.getResourceAsStream(resource)) {
            var file = Json.parseObject(Objects.requireNonNull(in, resource).readAllBytes());
            return new RecordedRequest((JsonObject) file.find("request").orElseThrow());
        }
    }

    JsonObject body() {
        return (JsonObject) request.find("body").orElseThrow();
    }

    String target() {
        return request.text("path").orElseThrow() + request.text("query").orElse("");
    }

    HttpRequest.Builder at(TestingProxy proxy) {
        return at(proxy, request.find("body").map(Json::text));
    }

    HttpRequest.Builder at(TestingProxy proxy, Optional<String> body) {
        var builder = HttpRequest.newBuilder(URI.create(proxy.uri() + target()))
                .method(
                        request.text("method").orElseThrow(),
                        body.map(HttpRequest.BodyPublishers::ofString).orElseGet(HttpRequest.BodyPublishers::noBody));
        JsonCursor.of(request.find("headers").orElseThrow())
                .unreadMembers()
                .forEach(header -> builder.setHeader(
                        header.name(),
                        header.name().equals("authorization")
                                ? "Bearer " + TestingProxy.KEY
                                : JsonCursor.of(header.value(), JsonPath.ROOT).asString()));
        return builder;
    }

    /// A proxy that knows the model it asks for, at that upstream.
    TestingProxy proxyTo(String protocol, FakeUpstream upstream) {
        var model = request.find("body")
                .map(JsonObject.class::cast)
                .flatMap(body -> body.text("model"))
                .orElse("m");
        return TestingProxy.start(
                """
                providers:
                  stub:
                    protocol: %s
                    base-url: %s%s
                    accounts: [{ name: one, api-key: "upstream-key" }]
                    models: ["%s"]
                models: { claude-via-stub: ["stub/%s"] }
                """.formatted(protocol, upstream.uri(), protocol.startsWith("openai") ? "/v1" : "", model, model));
    }

    static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
