package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class DeepHealthTest {
    @AutoClose
    private final FakeUpstream upstream = new FakeUpstream();

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    private String providers(String accounts) {
        return """
            providers:
              stub:
                protocol: anthropic-messages
                base-url: %s
                accounts: [%s]
                models: [m]
            """.formatted(upstream.uri(), accounts);
    }

    private HttpResponse<String> look(TestingProxy proxy) throws Exception {
        var request =
                HttpRequest.newBuilder(proxy.uri().resolve("/v1/health/deep")).header("x-api-key", TestingProxy.KEY);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void ask(TestingProxy proxy) throws Exception {
        var request = HttpRequest.newBuilder(proxy.uri().resolve("/v1/messages"))
                .header("x-api-key", TestingProxy.KEY)
                .POST(HttpRequest.BodyPublishers.ofString(Requests.ANTHROPIC));
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        proxy.onlyExchange();
    }

    private void refuse() {
        upstream.answer(401, Map.of(), bytes("{\"error\":{\"message\":\"no such key\"}}"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void allIsWellWhereNothingHasHappened() throws Exception {
        try (var proxy = TestingProxy.start(providers("{ name: one, api-key: none }"))) {
            var health = look(proxy);

            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).isEqualTo("""
                {"status":"ok","service":"antigravity","version":"test",\
                "accounts":{"status":"ok","usable":1,"resting":0},"vault":{"status":"ok"},"ledger":{"status":"ok"},\
                "upstreams":[{"provider":"stub","status":"ok","accounts":1,"resting":0,"rests":[],"ailing":[]}]}\
                """);
            assertThat(upstream.others()).isEmpty();
        }
    }

    @Test
    void failsWhenNobodyCanServeAndSaysWhy() throws Exception {
        try (var proxy = TestingProxy.start(providers("{ name: one, api-key: none }"))) {
            refuse();
            ask(proxy);
            var health = look(proxy);

            assertThat(health.statusCode()).isEqualTo(503);
            var said = JsonCursor.of(Json.parseObject(health.body()));
            assertThat(said.get("status").asString()).isEqualTo("failing");
            var stub = said.get("upstreams").items().getFirst();
            assertThat(stub.get("rests").items().getFirst().get("evidence").asString())
                    .contains("401");
            assertThat(stub.get("lastFailure").get("what").asString()).contains("no such key");
        }
    }

    @Test
    void isDegradedAsLongAsSomebodyElseServes() throws Exception {
        try (var proxy = TestingProxy.start(providers("{ name: one, api-key: none }, { name: two, api-key: none }"))) {
            refuse();
            upstream.answer(200, Map.of(), bytes("{\"type\":\"message\",\"content\":[]}"));
            ask(proxy);
            var health = look(proxy);

            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body())
                    .contains("\"status\":\"degraded\"", "\"usable\":2,\"resting\":1")
                    .doesNotContain("lastFailure");
        }
    }

    @Test
    void anAccountThatRestsForOneModelMayServeOthers() throws Exception {
        try (var proxy = TestingProxy.start(providers("{ name: one, api-key: none }"))) {
            upstream.answer(429, Map.of("retry-after", "60"), bytes("{\"error\":{\"message\":\"slow down\"}}"));
            ask(proxy);
            var health = look(proxy);

            assertThat(health.statusCode()).isEqualTo(200);
            assertThat(health.body()).contains("\"status\":\"degraded\"", "\"resting\":0", "\"model\":\"m\"");
        }
    }

    @Test
    void failsWithoutAnAccountAndNamesTheWayOut() throws Exception {
        try (var proxy = TestingProxy.start("")) {
            var health = look(proxy);

            assertThat(health.statusCode()).isEqualTo(503);
            assertThat(health.body()).contains("no account can be used", "antigravity accounts add");
        }
    }

    @Test
    void isNobodyElsesBusiness() throws Exception {
        try (var proxy = TestingProxy.start("")) {
            var request = HttpRequest.newBuilder(proxy.uri().resolve("/v1/health/deep"));

            assertThat(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(401);
        }
    }
}
