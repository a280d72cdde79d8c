package dev.antigravity.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.command.PlainJson;
import dev.antigravity.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gets to see what the page sees.
class DashboardDoorTest {
    @TempDir
    private static Path folder;

    private static ServedDashboard proxy;

    @BeforeAll
    static void start() {
        proxy = new ServedDashboard(folder);
    }

    @AfterAll
    static void stop() {
        proxy.close();
    }

    @Test
    void aLinkOpensThePageOnce() throws Exception {
        var ticket = proxy.link().getFragment();

        assertThat(proxy.enter(ticket).statusCode()).isEqualTo(200);
        var again = proxy.enter(ticket);
        assertThat(again.statusCode()).isEqualTo(401);
        assertThat(again.body()).contains("used before", "antigravity dashboard");
        assertThat(proxy.enter("guessed").statusCode()).isEqualTo(401);
        assertThat(proxy.enter("").statusCode()).isEqualTo(401);
    }

    @Test
    void linksAreForThoseWithTheKey() throws Exception {
        assertThat(proxy.post("/api/sessions", "x-api-key", "wrong").statusCode())
                .isEqualTo(401);
    }

    @Test
    void theCookieIsKeptFromPagesAndOtherSites() throws Exception {
        assertThat(proxy.enter(proxy.link().getFragment()).headers().firstValue("set-cookie"))
                .hasValueSatisfying(cookie -> assertThat(cookie)
                        .startsWith("antigravity-" + proxy.address.getPort() + "=")
                        .contains("HttpOnly", "SameSite=Strict"));
    }

    @Test
    void itTakesTheBrowserAndThePage() throws Exception {
        var visitor = proxy.visitor();

        assertThat(proxy.get("/api/requests", "cookie", visitor.cookie(), "x-antigravity-page", visitor.page())
                        .statusCode())
                .isEqualTo(200);
        assertThat(proxy.get("/api/requests", "cookie", visitor.cookie()).statusCode())
                .as("any program on another port of this machine gets the cookie")
                .isEqualTo(401);
        assertThat(proxy.get("/api/requests", "x-antigravity-page", visitor.page())
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models", "/metrics", "/v1/health/deep", "/api/sessions"})
    void aSessionOpensNothingElse(String path) throws Exception {
        var visitor = proxy.visitor();

        assertThat(proxy.get(path, "cookie", visitor.cookie(), "x-antigravity-page", visitor.page())
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatChangesSomethingMustComeFromOurOwnPage() throws Exception {
        var visitor = proxy.visitor();
        var path = "/api/accounts/lab/one/wake";

        assertThat(proxy.post(path, "cookie", visitor.cookie(), "x-antigravity-page", visitor.page())
                        .statusCode())
                .isEqualTo(401);
        assertThat(proxy.post(
                                path,
                                "cookie",
                                visitor.cookie(),
                                "x-antigravity-page",
                                visitor.page(),
                                "origin",
                                "http://127.0.0.1:1")
                        .statusCode())
                .isEqualTo(403);
        var own = proxy.post(
                path,
                "cookie",
                visitor.cookie(),
                "x-antigravity-page",
                visitor.page(),
                "origin",
                proxy.address.toString());
        assertThat(own.statusCode()).isEqualTo(200);
        assertThat(own.body()).contains("\"status\":\"ok\"", "does not rest");
    }

    @Test
    void filesOfThePageNameNobodyAndAreNotSentTwice() throws Exception {
        var page = proxy.get("/dashboard");
        var tag = page.headers().firstValue("etag").orElseThrow();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none'")
                        .contains("frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(page.body()).contains("<title>").doesNotContain(ServedDashboard.KEY, "lab/one");
        assertThat(proxy.get("/dashboard", "if-none-match", tag).statusCode()).isEqualTo(304);
        assertThat(proxy.get("/dashboard/chart.umd.min.js").body()).contains("MIT License");
        assertThat(proxy.get("/dashboard/nothing.js").statusCode()).isEqualTo(401);
        assertThat(proxy.get("/dashboard/..%2fDashboard.class").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"usage --by provider --since 7d", "accounts", "list providers", "doctor"})
    void reportsAreWhatTheCommandsSay(String command) throws Exception {
        var path = switch (command.split(" ")[0]) {
            case "usage" -> "/api/usage?by=provider&since=7d";
            case "list" -> "/api/providers";
            default -> "/api/" + command;
        };
        var said = Json.parseObject(
                proxy.get(path, "x-api-key", ServedDashboard.KEY).body());
        var own = Json.parseObject(
                Json.text(PlainJson.from(proxy.desk.run(command).toMap())));

        assertThat(said.names()).isEqualTo(own.names());
        assertThat(said.get("status")).isEqualTo(own.get("status"));
        if (!command.startsWith("usage")) { // which says the moment it looks back to
            assertThat(said.get("data")).isEqualTo(own.get("data"));
        }
    }

    @Test
    void whatACommandDoesNotTakeIsTheCallersMistake() throws Exception {
        var said = proxy.get("/api/usage?by=nonsense", "x-api-key", ServedDashboard.KEY);

        assertThat(said.statusCode()).isEqualTo(400);
        assertThat(said.body()).contains("\"error\"", "USAGE", "nonsense");
    }

    @Test
    void aSessionCanBeEnded() throws Exception {
        var visitor = proxy.visitor();
        var proof = new String[] {
            "cookie", visitor.cookie(), "x-antigravity-page", visitor.page(), "origin", proxy.address.toString()
        };
        proxy.delete("/dashboard/session", proof);

        assertThat(proxy.get("/api/requests", proof).statusCode()).isEqualTo(401);
    }
}
