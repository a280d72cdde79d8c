package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.SandboxDesk;
import dev.antigravity.testkit.FakeConversation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The running proxy, a browser and a sandbox.
class LoginEndpointTest {
    private static final String KEY = "the-key";

    @TempDir
    private Path folder;

    @AutoClose
    private final Sandbox sandbox = SandboxDesk.consenting();

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    private CommandDesk desk;
    private CommandDesk.Running serving;
    private URI proxy;

    @BeforeEach
    void serve() {
        desk = new CommandDesk(folder)
                .configured(SandboxDesk.providers(sandbox)
                        .replace("server: { port: 0 }", "server: { port: 0, keys: [\"" + KEY + "\"] }"));
        serving = desk.start("serve", new FakeConversation());
        proxy = serving.address();
    }

    @AfterEach
    void stop() {
        serving.stop();
        desk.close();
    }

    private HttpResponse<String> call(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(proxy.resolve(path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("x-api-key", KEY);
        for (var i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonObject get(String path) throws IOException, InterruptedException {
        return Json.parseObject(call("GET", path, "").body());
    }

    /// A browser: it has no key, and says where it comes from.
    private HttpResponse<String> visit(URI page) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(page)
                .header("Accept", "text/html")
                .header("Sec-Fetch-Site", "cross-site")
                .header("Sec-Fetch-Mode", "navigate");
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI location(HttpResponse<?> answer) {
        return URI.create(answer.headers().firstValue("location").orElseThrow());
    }

    @Test
    void aBrowserIsSentToTheProviderAndSignsInOnItsWayBack() throws Exception {
        var sent = call("GET", "/v1/auth/sandbox/login?account=work", "", "Accept", "text/html");
        assertThat(sent.statusCode()).isEqualTo(302);

        var back = location(visit(location(sent)));
        assertThat(back.toString()).startsWith(proxy + "/v1/auth/sandbox/callback?code=");
        var page = visit(back);

        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("Thank you", "Signed in to sandbox as work");
        assertThat(get("/v1/auth/sandbox/status").toString()).contains("sandbox/work", "\"signed_in\":true", "expires");
        assertThat(visit(back).body()).contains("Not signed in", "no login waiting");
    }

    @Test
    void aProgramIsToldWhereToGoAndHowItEnded() throws Exception {
        var started = get("/v1/auth/sandbox/login");
        var status = started.text("status_path").orElseThrow();
        assertThat(get(status).text("status")).contains("waiting");

        visit(location(visit(URI.create(started.text("url").orElseThrow()))));

        assertThat(get(status).text("status")).contains("signed_in");
        assertThat(get(status).text("account")).contains("sandbox/main");
        assertThat(get("/v1/auth/sandbox/status?state=never").text("status")).contains("unknown");
    }

    @Test
    void consentThatIsDeniedIsToldToBoth() throws Exception {
        var started = get("/v1/auth/sandbox/login");

        var page = visit(location(visit(URI.create(started.text("url").orElseThrow() + "&sandbox_consent=deny"))));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("did not give consent");
        assertThat(get(started.text("status_path").orElseThrow()).text("status"))
                .contains("denied");
    }

    @Test
    void aDeviceIsAskedAboutNoFasterThanItsProviderLikes() throws Exception {
        var started = get("/v1/auth/sandbox/login?flow=device");

        assertThat(started.text("user_code")).isPresent();
        assertThat(get(started.text("status_path").orElseThrow()).text("status"))
                .contains("waiting");
        assertThat(sandbox.requests().all()).noneMatch(request -> request.path().equals("/oauth/token"));
    }

    @Test
    void aLoginIsGivenBackAndForgotten() throws Exception {
        visit(location(
                visit(URI.create(get("/v1/auth/sandbox/login").text("url").orElseThrow()))));

        var removed = call("DELETE", "/v1/auth/sandbox", "");

        assertThat(removed.body()).contains("sandbox/main", "\"revoked\":true");
        assertThat(get("/v1/auth/sandbox/status").toString()).contains("\"accounts\":[]", "\"signed_in\":false");
        assertThat(call("DELETE", "/v1/auth/sandbox", "").statusCode()).isEqualTo(404);
    }

    @Test
    void othersNamesOfProvidersAreUnderstoodAndTheirTermsKept() throws Exception {
        var claude = call("GET", "/v1/auth/llmux/claude/login", "");
        assertThat(claude.statusCode()).isEqualTo(403);
        assertThat(claude.body()).contains("Claude", "CLI_PROXY_OAUTH_CLIENT_ID");

        var ctonew = call("POST", "/v1/auth/ctonew", "{\"token\": \"x\"}");
        assertThat(ctonew.statusCode()).isEqualTo(403);
        assertThat(ctonew.body()).contains("accept-terms");

        assertThat(get("/v1/auth/llmux/chatgpt/status").text("provider")).contains("openai");
        assertThat(call("GET", "/v1/auth/nobody/login", "").statusCode()).isEqualTo(404);
    }

    @Test
    void onlyTheCallbackIsOpenToVisitors() throws Exception {
        assertThat(visit(proxy.resolve("/v1/auth/sandbox/login")).statusCode()).isEqualTo(403);
        assertThat(call("GET", "/v1/auth/sandbox/status", "", "x-api-key", "wrong")
                        .statusCode())
                .isEqualTo(401);
        assertThat(visit(proxy.resolve("/v1/auth/sandbox/callback?code=c&state=guessed"))
                        .statusCode())
                .isEqualTo(400);
    }
}
