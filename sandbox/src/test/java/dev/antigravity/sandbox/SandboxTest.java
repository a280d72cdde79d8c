package dev.antigravity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.antigravity.sandbox.catalog.ModelCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SandboxTest {
    private static final String[] KEY = {"x-api-key", "sandbox-key-test", "anthropic-version", "2023-06-01"};
    private static final String ASK =
            "{\"model\":\"sandbox-claude-opus\",\"max_tokens\":50,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final TestClient client = new TestClient(sandbox);

    @Test
    void describesWhereAndHowToUseIt() {
        var description = sandbox.description();

        assertThat(description.uri()).hasPort(sandbox.port()).hasHost("127.0.0.1");
        assertThat(description.endpoint("openai-chat").baseUrl()).isEqualTo(sandbox.uri() + "/openai/v1");
        assertThat(description.endpoint("anthropic-messages").models().getFirst())
                .isEqualTo("sandbox-claude-opus");
        assertThat(client.get("/sandbox").json().get("oauth_client_id").asString())
                .isEqualTo(description.oauthClientId());
        assertThatThrownBy(() -> description.endpoint("smoke-signals")).hasMessageContaining("smoke-signals");
    }

    @Test
    void saysWhenAPortIsTaken() {
        assertThatThrownBy(() -> Sandbox.start(SandboxSettings.defaults().withPort(sandbox.port())))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("127.0.0.1:" + sandbox.port());
    }

    @Test
    void breaksWhatIsOpenWhenItIsClosed() throws IOException {
        sandbox.rules().next("fault stall");
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
            var request = "POST /anthropic/v1/messages HTTP/1.1\r\nhost: 127.0.0.1\r\nx-api-key: sandbox-key-a\r\n"
                    + "anthropic-version: 2023-06-01\r\ncontent-length: " + ASK.length() + "\r\n\r\n" + ASK;
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            sandbox.requests().await(1, _ -> true, Duration.ofSeconds(20));

            sandbox.close();

            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void recordsRequestsWithoutTheirCredentials() {
        client.anthropic(ASK, "anthropic-beta", "a,b");
        client.get("/gemini/v1beta/models?key=sandbox-key-secret&pageSize=5", "x-goog-api-key", "sandbox-key-a");
        client.post(
                "/oauth/token",
                "grant_type=refresh_token&refresh_token=secret-1&client_secret=secret-2",
                "content-type",
                "application/x-www-form-urlencoded");

        var requests = sandbox.requests().all();
        assertThat(requests.get(0).path()).isEqualTo("/anthropic/v1/messages");
        assertThat(requests.get(0).text()).isEqualTo(ASK);
        assertThat(requests.get(0).headers().first("x-api-key")).contains("***");
        assertThat(requests.get(0).headers().listOf("anthropic-beta")).containsExactly("a", "b");
        assertThat(requests.get(0).account()).contains("test");
        assertThat(requests.get(1).query()).isEqualTo("key=***&pageSize=5");
        assertThat(requests.get(1).headers().first("x-goog-api-key")).contains("***");
        assertThat(requests.get(2).text()).isEqualTo("grant_type=refresh_token&refresh_token=***&client_secret=***");
        assertThat(client.get("/sandbox/requests").body()).doesNotContain("secret-", "sandbox-key");
        assertThat(sandbox.requests().to("/v1/messages")).hasSize(1);
    }

    @Test
    void answersToThisMachineOnly() throws IOException {
        assertThat(client.get("/sandbox/requests", "origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(client.post("/sandbox/rules", "{\"script\":\"answer x\"}", "origin", "null")
                        .status())
                .isEqualTo(403);
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), sandbox.port())) {
            socket.getOutputStream()
                    .write("GET /sandbox HTTP/1.1\r\nhost: rebound.example\r\nconnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 403 ");
        }
    }

    @Test
    void canBeControlledFromAnotherProcess() {
        client.post("/sandbox/rules", "{\"script\":\"answer by rule\",\"account\":\"test\",\"times\":1}");
        assertThat(client.get("/sandbox/rules").json()).hasSize(1);
        assertThat(client.anthropic(ASK).body()).contains("by rule");
        assertThat(client.get("/sandbox/rules").json()).isEmpty();

        client.post("/sandbox/accounts/test", "{\"throttle\":{\"requests\":0,\"seconds\":60}}");
        assertThat(client.anthropic(ASK).status()).isEqualTo(429);
        assertThat(client.get("/sandbox/accounts").json().at("/0/throttle/left").asInt())
                .isZero();
        client.post("/sandbox/accounts/test", "{\"unlimited\":true}");
        assertThat(client.anthropic(ASK).status()).isEqualTo(200);

        assertThat(client.get("/sandbox/requests").json()).hasSize(3);
        client.delete("/sandbox/requests");
        assertThat(client.get("/sandbox/requests").json()).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithAControlRequest() {
        assertThat(client.post("/sandbox/rules", "{\"script\":\"anser x\"}").body())
                .contains("no directive");
        assertThat(client.post("/sandbox/rules", "{\"scrpt\":\"answer x\"}").status())
                .isEqualTo(400);
        assertThat(client.post("/sandbox/rules", "{").status()).isEqualTo(400);
        assertThat(client.get("/sandbox/nothing").status()).isEqualTo(404);
        assertThat(client.post("/sandbox/oauth", "{\"user_code\":\"AAAA-BBBB\",\"account\":\"x\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void listsModelsPageByPage() {
        var first = client.get("/anthropic/v1/models?limit=3", KEY).json();
        assertThat(first.get("has_more").asBoolean()).isTrue();
        var rest = client.get(
                        "/anthropic/v1/models?limit=3&after_id="
                                + first.get("last_id").asString(),
                        KEY)
                .json();

        assertThat(first.get("data")).hasSize(3);
        assertThat(rest.get("data")).hasSize(1);
        assertThat(rest.get("has_more").asBoolean()).isFalse();
        assertThat(first.at("/data/0/display_name").asString()).isEqualTo("Sandbox Claude Opus");
        assertThat(client.get("/anthropic/v1/models/sandbox-claude-haiku", KEY)
                        .json()
                        .get("id")
                        .asString())
                .isEqualTo("sandbox-claude-haiku");
        assertThat(client.get("/anthropic/v1/models/other", KEY).status()).isEqualTo(404);
        assertThat(client.get("/openai/v1/models", "authorization", "Bearer sandbox-key-a")
                        .json()
                        .at("/data/0/owned_by")
                        .asString())
                .isEqualTo("sandbox");
    }

    @Test
    void servesUnknownModelsOnlyIfToldTo() {
        var ask = ASK.replace("sandbox-claude-opus", "claude-of-tomorrow");
        assertThat(client.anthropic(ask).status()).isEqualTo(404);

        try (var open = Sandbox.start(SandboxSettings.defaults().withCatalog(ModelCatalog.DEFAULT.takingEvery()));
                var other = new TestClient(open)) {
            assertThat(other.anthropic(ask).json().get("model").asString()).isEqualTo("claude-of-tomorrow");
        }
    }

    @Test
    void greetsTheProbesOfClients() {
        assertThat(client.send(client.request("/anthropic/api/hello").HEAD()).status())
                .isEqualTo(200);
        assertThat(client.send(client.request("/anthropic").HEAD()).status()).isEqualTo(200);
    }
}
