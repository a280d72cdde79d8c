package dev.antigravity.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.account.AccountUse;
import dev.antigravity.account.TermsClass;
import dev.antigravity.chat.Effort;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.UpstreamProfile.Thinking;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.secret.Secret;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderSettingsTest {

    @Test
    void readsAllAnAccountCanState() {
        var account = provider("lab", """
                protocol: cloud-code
                base-url: https://lab.example
                accounts:
                  - name: second
                    oauth: work
                    base-url: https://other.example
                    project: p-1
                    weight: 3
                    priority: -1
                    enabled: false
                    excluded-models: [a, 4.1]
                    proxy: http://127.0.0.1:3128
                    max-in-flight: 4
                """).accounts().getFirst();

        assertThat(account)
                .isEqualTo(new AccountSettings(
                        "second",
                        new AccountSettings.Login.Vault("work"),
                        Optional.of(BaseUrl.of(Protocol.CLOUD_CODE, URI.create("https://other.example"))),
                        Optional.of("p-1"),
                        new AccountUse(
                                false,
                                3,
                                -1,
                                Set.of("a", "4.1"),
                                Optional.of(URI.create("http://127.0.0.1:3128")),
                                Optional.of(4))));
    }

    @Test
    void anAccountWithoutANameHasTheProvidersAndNamesAreNotSharedOut() {
        assertThat(provider("claude", "accounts: [{ api-key: k }]").accounts())
                .extracting(AccountSettings::name)
                .containsExactly("claude");
        assertThat(problems("claude", "accounts: [{ api-key: k }, { api-key: l }]"))
                .containsExactly("there is another account named claude; give it another name");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "accounts: [{ name: a }]                           | states no credential",
                "accounts: [{ api-key: k, oauth: a }]              | states both api-key and oauth",
                "accounts: [{ api-key: k, wieght: 3 }]             | unknown key; did you mean weight?",
                "accounts: [{ name: a/b, api-key: k }]             | expected a name of 1 to 100 characters without a slash",
                "models: [{ context: 1 }]                          | id is missing",
                "models: [{ id: a, capabilities: [visoin] }]       | did you mean vision?",
                "models: [{ id: a, thinking: { min: 1 } }]         | takes either levels",
                "models: [{ id: a, thinking: { min: 9, max: 1 } }] | min is above max",
                "models: [{ id: a, price: { input: 3 } }]          | output is missing",
                "models: [a, b, a]                                 | there is another model named a",
                "profile: { thinkin: budget }                      | did you mean thinking?",
                "profile: { thinking: hard }                       | thinking takes one of adaptive, budget, level, none",
                "profile: { sampling: 'false' }                    | sampling takes true or false",
                "profile: { omit: [[a]] }                          | found a list",
                "headers: { User-Agent: x }                        | is not to be changed",
                "headers: { 'a b': x }                             | is no name of a header",
                "oauth: { token-endpoint: http://h/token }         | expected an https address",
                "oauth: { parameters: { state: x } }               | is set by the login itself",
                "oauth: { client-auth: digest }                    | expected one of none, basic, post",
                "oauth: { client-id: a, client-auth: post }        | client-auth needs a client-secret",
                "oauth: { client-secret: a }                       | states a client-secret, but no client-id"
            })
    void refusesWhatAProviderCannotHave(String yaml, String complaint) {
        assertThat(problems("claude", yaml)).singleElement().asString().contains(complaint);
    }

    @Test
    void aProviderOfTheUsersOwnNeedsAnAddress() {
        assertThat(problems("lab", "protocol: gemini"))
                .singleElement()
                .asString()
                .startsWith("base-url is missing");
        assertThat(problems("sandbox", "accounts: [{ api-key: k }]"))
                .singleElement()
                .asString()
                .startsWith("base-url is missing");
        assertThat(problems("cliproxyapi", "accounts: [{ api-key: k }]"))
                .singleElement()
                .asString()
                .endsWith("or set CLI_PROXY_API_ENDPOINT");
        assertThat(provider("sandbox", "enabled: false").isUsable()).isFalse();
    }

    @Test
    void theProfileOfAModelStandsOnItsProviders() {
        var provider = provider("gemini", """
                profile: { thinking: budget, max-thinking-budget: 8192, omit: [a] }
                models: [plain, { id: big, profile: { max-thinking-budget: 65536, server-tools: reject } }]
                """);

        assertThat(provider.profileOf("plain", JsonObject.EMPTY).maxThinkingBudget())
                .isEqualTo(8192);
        assertThat(provider.profileOf("big", JsonObject.EMPTY).maxThinkingBudget())
                .isEqualTo(65_536);
        assertThat(provider.profileOf("big", JsonObject.EMPTY).thinking()).isEqualTo(Thinking.BUDGET);
        assertThat(provider.profileOf("unlisted", JsonObject.EMPTY).omit()).containsExactly("a");
    }

    @Test
    void whatTheFileStatesWinsOverWhatWasSeen() {
        var provider = provider("gemini", "models: [{ id: big, profile: { max-thinking-budget: 65536 } }]");

        var seen = Json.parseObject("{\"max-thinking-budget\": 1, \"sampling\": false}");
        assertThat(provider.profileOf("big", seen).maxThinkingBudget()).isEqualTo(65_536);
        assertThat(provider.profileOf("big", seen).sampling()).isFalse();
        assertThat(provider.profileOf("big", seen).isSeen()).isTrue();
        assertThat(provider.profileOf("big", Json.parseObject("{\"max-thinking-budget\": 1}"))
                        .isSeen())
                .isFalse();
    }

    @Test
    void readsAllAModelCanState() {
        var models = provider("openai", """
                models:
                  - id: gpt-x-2026
                    name: gpt-x
                    context: 400000
                    max-output: 128000
                    thinking: { levels: [low, high] }
                    capabilities: []
                    price: { input: 1.25, output: 10, cache-read: 0.125, cache-write: 0 }
                  - { id: b, thinking: { min: 128, max: 32768 } }
                """).models();

        assertThat(models.getFirst()).satisfies(model -> {
            assertThat(model.name()).isEqualTo("gpt-x");
            assertThat(model.id()).isEqualTo("gpt-x-2026");
            assertThat(model.maxOutput()).contains(128_000L);
            assertThat(model.thinking()).contains(new ThinkingSettings.Levels(Set.of(Effort.LOW, Effort.HIGH)));
            assertThat(model.capabilities()).contains(Set.of());
            assertThat(model.price())
                    .contains(new PriceSettings(
                            new BigDecimal("1.25"),
                            new BigDecimal("10"),
                            Optional.of(new BigDecimal("0.125")),
                            Optional.of(new BigDecimal("0")),
                            Optional.empty()));
        });
        assertThat(models.get(1).thinking()).contains(new ThinkingSettings.Budget(128, 32_768));
        assertThat(models.get(1).capabilities()).isEmpty();
    }

    @Test
    void headersAreSecrets() {
        var headers = provider("claude", "headers: { X-Team: blue }").headers();

        assertThat(headers).containsExactly(Map.entry("X-Team", Secret.of("blue")));
        assertThat(headers).hasToString("{X-Team=***}");
    }

    @Test
    void anOauthClientMayComeFromTheFileOrFromTheEnvironmentButIsNeverMixed() {
        var environment = Map.of("CLI_PROXY_OAUTH_CLIENT_ID", "env-id", "CLI_PROXY_OAUTH_CLIENT_SECRET", "env-secret");

        var fromEnvironment =
                Reads.settings("", environment).provider("gemini").orElseThrow().oauth();
        assertThat(fromEnvironment.clientId()).contains("env-id");
        assertThat(fromEnvironment.clientSecret()).contains(Secret.of("env-secret"));
        assertThat(fromEnvironment.clientAuthentication()).isEqualTo(OAuthSettings.ClientAuthentication.POST);

        var fromFile = Reads.settings("providers: { gemini: { oauth: { client-id: mine } } }", environment)
                .provider("gemini")
                .orElseThrow()
                .oauth();
        assertThat(fromFile.clientId()).contains("mine");
        assertThat(fromFile.clientSecret()).isEmpty();
        assertThat(fromFile.clientAuthentication()).isEqualTo(OAuthSettings.ClientAuthentication.NONE);
        assertThat(fromFile.tokenEndpoint()).contains(URI.create("https://oauth2.googleapis.com/token"));
    }

    @Test
    void saysWhyALoginIsRefusedAndWhatWouldHelp() {
        var claude = provider("claude", "{}");
        assertThat(claude.refusal(TermsClass.API_KEY)).isEmpty();
        assertThat(claude.refusal(TermsClass.UNSUPPORTED))
                .contains(
                        "Anthropic keeps signing in with a Claude plan to its own apps; use an API key. At your own risk:"
                                + " providers.claude.accept-terms: \"<today's date>\" in the configuration.");
        assertThat(claude.refusal(TermsClass.OWN_CLIENT))
                .contains(
                        "Signing in to Claude needs your own OAuth client: oauth.client-id, or CLI_PROXY_OAUTH_CLIENT_ID.");

        var client = provider("claude", "oauth: { client-id: mine }");
        assertThat(client.refusal(TermsClass.OWN_CLIENT))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("oauth.issuer, or oauth.token-endpoint with"));
        assertThat(provider("gemini", "oauth: { client-id: mine }").refusal(TermsClass.OWN_CLIENT))
                .isEmpty();

        var accepted = provider("claude", """
                accept-terms: 2026-11-20
                oauth: { client-id: mine, issuer: https://login.example }
                """);
        assertThat(accepted.acceptTerms()).contains(LocalDate.of(2026, 11, 20));
        assertThat(accepted.refusal(TermsClass.UNSUPPORTED)).isEmpty();
        assertThat(provider("ctonew", "base-url: https://c.example").refusal(TermsClass.API_KEY))
                .contains("cto.new takes no API keys.");
    }

    private static ProviderSettings provider(String id, String yaml) {
        return Reads.settings(document(id, yaml)).provider(id).orElseThrow();
    }

    /// The complaints alone.
    private static List<String> problems(String id, String yaml) {
        return Reads.problems(document(id, yaml)).stream()
                .map(problem -> problem.replaceFirst("^config.yaml:\\d+:\\d+: [^ ]+: ", ""))
                .toList();
    }

    private static String document(String id, String yaml) {
        return "providers:\n  " + id + ":\n" + yaml.indent(4);
    }
}
