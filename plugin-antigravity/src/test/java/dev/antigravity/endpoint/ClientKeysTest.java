package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ClientKeysTest {
    private static final String SERVER = """
            server:
              port: 0
              keys: ["%s"]
              clients:
                - { name: narrow, key: narrow-key, models: [sandbox-claude-sonnet, "other/*"] }
                - { name: gone, key: gone-key, expires: 2020-01-01 }
                - { name: slow, key: slow-key, rate: { requests: 2, per: 1h } }
                - { name: few, key: few-key, budget: { per: 1h, requests: 2 } }
                - { name: short, key: short-key, budget: { per: 1h, tokens: 1 } }
                - { name: poor, key: poor-key, budget: { per: 1h, cost: 0.000001 } }
            """.formatted(TestingProxy.KEY);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Sandbox sandbox;
    private static TestingProxy proxy;

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start();
        var description = sandbox.description();
        proxy = TestingProxy.start(
                SERVER, """
                providers:
                  sandbox:
                    base-url: %s
                    accounts: [{ api-key: %s }]
                    models:
                      - { id: sandbox-claude-sonnet, price: { input: 3, output: 15 } }
                      - sandbox-claude-tiny
                """.formatted(description.endpoint("anthropic-messages").baseUrl(), "sandbox-key-main"));
    }

    @AfterAll
    static void stop() {
        proxy.close();
        sandbox.close();
        HTTP.close();
    }

    private static HttpResponse<String> ask(String key, String path, String model)
            throws IOException, InterruptedException {
        var body =
                "{\"model\":\"" + model + "\",\"max_tokens\":20,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}";
        var request = HttpRequest.newBuilder(proxy.uri().resolve(path))
                .header("x-api-key", key)
                .header("content-type", "application/json")
                .header("anthropic-version", "2023-06-01")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(String key, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(proxy.uri().resolve(path)).header("x-api-key", key);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> message(String key) throws IOException, InterruptedException {
        return ask(key, "/v1/messages", "sandbox-claude-sonnet");
    }

    @Test
    void asksAndSeesOnlyItsOwnModels() throws Exception {
        assertThat(message("narrow-key").statusCode()).isEqualTo(200);
        var other = ask("narrow-key", "/v1/messages", "sandbox-claude-tiny");
        assertThat(other.statusCode()).isEqualTo(403);
        assertThat(other.body()).contains("\"type\":\"permission_error\"", "may not ask sandbox-claude-tiny");
        assertThat(get("narrow-key", "/v1/models").body())
                .contains("sandbox-claude-sonnet")
                .doesNotContain("sandbox-claude-tiny");
        assertThat(get(TestingProxy.KEY, "/v1/models").body()).contains("sandbox-claude-tiny");
    }

    @Test
    void opensModelsAndNothingElse() throws Exception {
        var limits = get("narrow-key", "/account-limits");

        assertThat(limits.statusCode()).isEqualTo(403);
        assertThat(limits.body()).contains("opens models only");
        assertThat(get(TestingProxy.KEY, "/account-limits").statusCode()).isEqualTo(200);
    }

    @Test
    void anExpiredKeyOpensNothing() throws Exception {
        var refused = message("gone-key");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("authentication_error", "expired on 2020-01-01");
    }

    @Test
    void whoAsksTooFastIsToldWhenToComeBackInTheirOwnDialect() throws Exception {
        assertThat(message("slow-key").statusCode()).isEqualTo(200);
        assertThat(message("slow-key").statusCode()).isEqualTo(200);

        var refused = ask("slow-key", "/v1/chat/completions", "sandbox-claude-sonnet");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.body()).contains("\"error\":{", "2 requests in 1h").doesNotContain("\"type\":\"error\"");
        var seconds = Long.parseLong(refused.headers().firstValue("retry-after").orElseThrow());
        assertThat(seconds).isBetween(1_700L, 1_800L);
    }

    @Test
    void budgetsOfRequestsTokensAndCostEnd() throws Exception {
        assertThat(message("few-key").statusCode()).isEqualTo(200);
        assertThat(message("few-key").statusCode()).isEqualTo(200);
        var refused = message("few-key");
        assertThat(refused.statusCode()).isEqualTo(402);
        assertThat(refused.body()).contains("billing_error", "budget of 2 requests until");

        assertThat(message("short-key").statusCode()).isEqualTo(200);
        assertThat(message("short-key").body()).contains("budget of 1 tokens");

        assertThat(message("poor-key").statusCode()).isEqualTo(200);
        assertThat(message("poor-key").body()).contains("budget of $0.000001");
    }

    @Test
    void aKeyOfTheHouseHasNoLimits() throws Exception {
        for (var i = 0; i < 4; i++) {
            assertThat(message(TestingProxy.KEY).statusCode()).isEqualTo(200);
        }
    }
}
