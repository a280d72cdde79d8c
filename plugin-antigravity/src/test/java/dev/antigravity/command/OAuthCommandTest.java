package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.Capabilities;
import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.MovableClock;
import dev.antigravity.testing.SandboxDesk;
import dev.antigravity.testing.WebBrowser;
import dev.antigravity.testkit.FakeConversation;
import dev.antigravity.testkit.FakeHost;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OAuthCommandTest {
    private final MovableClock clock = new MovableClock();

    @TempDir
    private Path folder;

    @AutoClose
    private final Sandbox sandbox = SandboxDesk.consenting();

    @AutoClose
    private final WebBrowser browser = new WebBrowser();

    @AutoClose
    private CommandDesk desk;

    @BeforeEach
    void open() {
        desk = new CommandDesk(new FakeHost(folder).at(clock)).configured(SandboxDesk.providers(sandbox));
    }

    private FakeConversation person() {
        return new FakeConversation().browsingWith(browser);
    }

    private static URI withConsent(URI page, String consent) {
        return URI.create(page + "&sandbox_consent=" + consent);
    }

    @Test
    void signsInByABrowserThatComesBack() {
        var result = desk.run("oauth --provider sandbox --account work", person());

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(desk.shown(result)).contains("sign in to Sandbox", "✓ Signed in to Sandbox as work", "key file");
        assertThat(result.toMap().toString())
                .contains("account=sandbox/work", "terms=own-client", "antigravity configure");
        assertThat(desk.shown(desk.run("accounts --verify")))
                .containsPattern("sandbox/work +OAuth +✓ let in, 4 models");
    }

    @Test
    void signsInAgainInPlaceOfTheOldLogin() {
        desk.run("oauth --provider sandbox", person());
        desk.run("oauth --provider sandbox", person());

        assertThat(desk.shown(desk.run("accounts"))).containsOnlyOnce("sandbox/main");
    }

    @Test
    void asksWhereToSignInAndOffersOnlyWhatWorks() {
        var result = desk.run("oauth", person().answering("provider", "sandbox"));

        assertThat(result.exitCode()).isZero();
        var missing = desk.run("oauth");
        assertThat(missing.exitCode()).isEqualTo(3);
        assertThat(missing.toMap().toString()).contains("flag=--provider", "choices=[sandbox]");
    }

    @Test
    void saysThatConsentWasDenied() {
        var result = desk.run(
                "oauth --provider sandbox",
                new FakeConversation().browsingWith(page -> browser.accept(withConsent(page, "deny"))));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.toMap().toString()).contains("UNAUTHORIZED", "did not give consent", "access_denied");
        assertThat(desk.shown(desk.run("accounts"))).contains("You have no account yet.");
    }

    @Test
    void takesNoAnswerOfAnotherLogin() {
        var result = desk.run("oauth --provider sandbox", new FakeConversation().browsingWith(page -> {
                    var wrong = page.toString().replaceFirst("([?&])state=[^&]*", "$1state=somebody-elses");
                    browser.accept(URI.create(wrong));
                }));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.toMap().toString()).contains("UNAUTHORIZED", "belongs to another login");
    }

    @Test
    void takesTheAddressByHandWhereTheBrowserIsElsewhere() {
        var away = new PastingPerson(browser);

        var result = desk.run("oauth --provider sandbox --no-browser", away, CancellationToken.none());

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(browser.location().getPath()).isEqualTo("/callback");
    }

    @Test
    void beginsNowAndFinishesLater() {
        var begun = desk.run("oauth --provider sandbox --start");
        assertThat(begun.exitCode()).isZero();
        var data = CommandDesk.data(begun);
        var state = data.replaceAll("(?s).*state=([\\w-]+),.*", "$1");
        assertThat(String.valueOf(begun.toMap().get("message"))).contains("Open this page", state);
        browser.accept(URI.create(data.replaceAll("(?s).*url=(\\S+?)[,}].*", "$1")));

        var other = new CommandDesk(desk.host());
        var finished = other.run("oauth --finish " + state + " --callback-url \"" + browser.location() + "\"");
        assertThat(finished.exitCode()).as(finished.toString()).isZero();

        var again = other.run("oauth --finish " + state + " --callback-url \"" + browser.location() + "\"");
        assertThat(again.exitCode()).isEqualTo(2);
        assertThat(again.toMap().toString()).contains("no login waiting under that name");
        other.close();
    }

    @Test
    void forgetsALoginThatNobodyFinishesInTime() {
        var state = CommandDesk.data(desk.run("oauth --provider sandbox --start"))
                .replaceAll("(?s).*state=([\\w-]+),.*", "$1");
        clock.advance(Duration.ofMinutes(11));

        var result = desk.run(
                "oauth --finish " + state + " --callback-url \"http://127.0.0.1/callback?code=x&state=" + state + "\"");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.toMap().toString()).contains("too old");
    }

    @Test
    void asksForNoAddressOfALoginThatIsNotWaiting() {
        var person = new FakeConversation().answering("callback-url", "http://127.0.0.1/callback?code=x&state=nope");

        assertThat(desk.shown(desk.run("oauth --finish nope", person))).contains("There is no login waiting");
        assertThat(person.asked()).isEmpty();
    }

    @Test
    void signsInByADevice() {
        var begun = desk.run("oauth --provider sandbox --device --start");
        var data = CommandDesk.data(begun);
        assertThat(begun.exitCode()).as(data).isZero();
        sandbox.oauth().allowDevice(data.replaceAll("(?s).*userCode=([^,}]+).*", "$1"), "somebody");
        clock.advance(Duration.ofSeconds(6));

        var finished = desk.run("oauth --finish " + data.replaceAll("(?s).*state=([\\w-]+),.*", "$1"));

        assertThat(finished.exitCode()).as(finished.toString()).isZero();
        assertThat(desk.shown(desk.run("accounts"))).contains("sandbox/main");
    }

    @Test
    void refusesALoginThatTheProviderKeepsForItself() {
        var result = desk.run("oauth --provider claude");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.toMap().toString())
                .contains("UNAUTHORIZED", "to its own apps", "antigravity accounts add claude --api-key");
        assertThat(desk.run("oauth --provider claud").toMap().toString()).contains("Did you mean claude?");
    }

    @Test
    void saysThatTheAuthorizationServerIsAway() {
        sandbox.close();

        var result = desk.run("oauth --provider sandbox");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.toMap().toString()).contains("PROVIDER_DOWN", "cannot be reached", "oauth.issuer");
    }

    @Test
    void givesTheLoginBackWhenTheAccountIsRemoved() {
        desk.run("oauth --provider sandbox", person());

        var result = desk.run("accounts remove sandbox/main --yes");

        assertThat(desk.shown(result)).contains("Gave its login back to the provider");
        assertThat(sandbox.requests().to("/oauth/revoke")).hasSize(1);
    }

    @Test
    void waitsForTheBrowserAlsoWhereNobodyCanBeAsked() {
        var nobody = person().with(new Capabilities(false, true));

        assertThat(desk.run("oauth --provider sandbox --no-browser --start", nobody)
                        .exitCode())
                .isZero();
        assertThat(desk.run("oauth --provider sandbox", nobody).exitCode()).isZero();
    }

    @Test
    void setsUpAnAccountThatHasAProject() {
        var cloudCode = sandbox.description().endpoint("cloud-code").baseUrl();
        desk.configured("""
                server: { port: 0 }
                providers:
                  antigravity:
                    base-url: %s
                    oauth:
                      client-id: %s
                      issuer: "%s"
                      client-auth: none
                      scopes: [models, offline_access]
                      authorization-endpoint: "%s/oauth/authorize"
                      token-endpoint: "%s/oauth/token"
                """.formatted(
                        cloudCode, sandbox.description().oauthClientId(), sandbox.uri(), sandbox.uri(), sandbox.uri()));

        var result = desk.run("oauth --provider antigravity", person());

        assertThat(result.exitCode()).as(result.toString()).isZero();
        assertThat(desk.shown(result)).contains("Plan: free", "Project: sandbox-project-you");
        assertThat(result.toMap().toString()).contains("tier=free", "project=sandbox-project-you");
        assertThat(desk.shown(desk.run("accounts"))).containsPattern("antigravity/main +OAuth +✓ ready, free");
    }

    @Test
    void asksForTheTokenOfAWebSessionOnlyAtTheUsersOwnRisk() {
        var refused = desk.run("oauth --provider ctonew", person());
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.toMap().toString()).contains("accept-terms");

        desk.close();
        desk = new CommandDesk(desk.host()).configured("""
                server: { port: 0 }
                providers:
                  ctonew:
                    base-url: http://127.0.0.1:9/v1
                    accept-terms: 2026-11-20
                    oauth: { session-endpoint: "http://127.0.0.1:9" }
                """);
        var asked = desk.run("oauth --provider ctonew");

        assertThat(asked.exitCode()).as(asked.toString()).isEqualTo(3);
        assertThat(asked.toMap().toString()).contains("session-token");
    }
}
