package dev.antigravity.sandbox.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.sandbox.TestClient;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ConsentPageTest {
    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final OAuthTestClient client = new OAuthTestClient(sandbox);

    @Test
    void asksAPersonAndSignsInWhomTheyName() {
        var page = ask("alice");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains(
                        "<html lang=\"en\">",
                        "<label for=\"account\">",
                        "value=\"alice\"",
                        ">Allow</button>",
                        ">Deny</button>")
                .contains("Nothing here is real");

        var redirect = client.form(
                "/oauth/authorize", Map.of("ticket", ticket(page.body()), "account", "bob", "decision", "allow"));

        var code = OAuthTestClient.redirect(redirect).find("code").orElseThrow();
        var access = client.exchange(code).json().get("access_token").asString();
        assertThat(sandbox.oauth().check(access)).isEqualTo(new TokenCheck.Valid("bob"));
    }

    @Test
    void tellsTheClientThatAPersonDenied() {
        var redirect = client.form(
                "/oauth/authorize", Map.of("ticket", ticket(ask("alice").body()), "decision", "deny"));

        assertThat(OAuthTestClient.redirect(redirect).find("error")).contains("access_denied");
        assertThat(OAuthTestClient.redirect(redirect).find("state")).contains("a state & more");
    }

    @Test
    void takesAnAnswerOnce() {
        var answer = Map.of("ticket", ticket(ask("alice").body()), "decision", "allow");
        client.form("/oauth/authorize", answer);

        assertThat(client.form("/oauth/authorize", answer).status()).isEqualTo(400);
    }

    @Test
    void takesNoAnswerFromAnotherSite() {
        var answer = Map.of("ticket", ticket(ask("alice").body()), "decision", "allow");

        assertThat(client.form("/oauth/authorize", answer, "origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
        assertThat(client.form(
                                "/oauth/authorize",
                                answer,
                                "origin",
                                sandbox.uri().toString())
                        .status())
                .isEqualTo(302);
    }

    @Test
    void writesForeignTextAsText() {
        assertThat(ask("\"><script>alert(1)</script>").body())
                .doesNotContain("<script>")
                .contains("&lt;script&gt;");
    }

    @Test
    void showsACodeToCopy() {
        assertThat(client.get("/oauth/code?code=abc&state=xyz").body()).contains("<code>abc#xyz</code>");
    }

    private TestClient.Reply ask(String loginHint) {
        var fields = OAuthTestClient.request();
        fields.remove("sandbox_consent");
        fields.put("login_hint", loginHint);
        return client.authorize(fields);
    }

    private static String ticket(String page) {
        var ticket = Pattern.compile("name=\"ticket\" value=\"([^\"]+)\"").matcher(page);
        assertThat(ticket.find()).isTrue();
        return ticket.group(1);
    }
}
