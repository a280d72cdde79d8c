package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountLimitsTest {
    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    private TestingProxy proxy;

    @BeforeEach
    void start() {
        proxy = TestingProxy.start("""
                providers:
                  sandbox:
                    base-url: %s
                    accounts: [{ name: main, api-key: sandbox-key-main }]
                    models: [sandbox-claude-sonnet]
                  antigravity:
                    base-url: %s
                    accounts: [{ name: first, api-key: sandbox-key-first }, { name: wrong, api-key: nonsense }]
                """.formatted(
                        sandbox.description().endpoint("anthropic-messages").baseUrl(),
                        sandbox.description().endpoint("cloud-code").baseUrl()));
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    private String limits(String query) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(proxy.uri().resolve("/account-limits" + query))
                .header("x-api-key", TestingProxy.KEY);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    private void message() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(proxy.uri().resolve("/v1/messages"))
                .header("x-api-key", TestingProxy.KEY)
                .header("anthropic-version", "2023-06-01")
                .POST(
                        HttpRequest.BodyPublishers.ofString(
                                "{\"model\":\"sandbox-claude-sonnet\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}"));
        assertThat(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
    }

    private long asked() {
        return sandbox.requests().to("/cloudcode/v1internal:fetchAvailableModels").stream()
                .filter(request -> request.account().isPresent())
                .count();
    }

    @Test
    void tellsWhatAnswersSaidAndWhatCanBeAsked() throws Exception {
        sandbox.accounts().get("main").throttle(10, Duration.ofMinutes(1));
        message();

        assertThat(limits(""))
                .contains("\"account\":\"sandbox/main\"", "\"window\":\"requests\"", "\"limit\":10", "\"remaining\":9")
                .contains("\"remaining_fraction\":0.9", "\"resets_at\":\"")
                .contains("\"account\":\"antigravity/first\"", "\"window\":\"quota\"", "\"remaining_fraction\":1")
                .contains("\"account\":\"antigravity/wrong\"", "\"problem\":\"", "status 401")
                .doesNotContain("history");
        assertThat(limits("?includeHistory=true")).contains("\"history\":[{");
    }

    @Test
    void asksNoMoreOftenThanIsPolite() throws Exception {
        limits("");
        limits("");
        limits("?format=table");

        assertThat(asked()).isEqualTo(1);
    }

    @Test
    void showsPeopleATable() throws Exception {
        assertThat(limits("?format=table"))
                .containsPattern("Account +Tier +Model +Window +Left +Resets in")
                .containsPattern("sandbox/main +nothing said yet")
                .containsPattern("antigravity/first +\\S+ +quota +100 %");
    }
}
