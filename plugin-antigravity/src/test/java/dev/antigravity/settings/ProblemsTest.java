package dev.antigravity.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemsTest {

    @Test
    void listsEveryProblemInTheOrderOfTheFile() {
        assertThat(Reads.problems("""
                routing: { max-attempts: 0 }
                server:
                  prot: 8317
                  port: eighty
                providers:
                  claude:
                    acounts: []
                  claud: {}
                  lab:
                    protocol: openai-chats
                    base-url: ftp://lab
                    accounts: [{ name: a, apikey: k }]
                models:
                  fast: [claude-opus, labb/x, lab/x]
                extra: 1
                """))
                .containsExactly(
                        "config.yaml:1:26: routing.max-attempts: expected a whole number from 1 to 20, found \"0\"",
                        "config.yaml:3:3: server.prot: unknown key; did you mean port?",
                        "config.yaml:4:9: server.port: expected a whole number from 0 to 65535, found \"eighty\"",
                        "config.yaml:7:5: providers.claude.acounts: unknown key; did you mean accounts?",
                        "config.yaml:8:10: providers.claud: no built-in provider, so it needs protocol and base-url;"
                                + " did you mean claude?",
                        "config.yaml:10:15: providers.lab.protocol: expected one of anthropic-messages, openai-chat,"
                                + " openai-responses, gemini, cloud-code, found \"openai-chats\"; did you mean openai-chat?",
                        "config.yaml:11:15: providers.lab.base-url: expected an address such as https://api.example.com,"
                                + " without user, query or fragment, found \"ftp://lab\"",
                        "config.yaml:12:16: providers.lab.accounts[0]: states no credential: give api-key (none if the"
                                + " server wants no key), or oauth with the name of a login in the vault",
                        "config.yaml:12:27: providers.lab.accounts[0].apikey: unknown key; did you mean api-key?",
                        "config.yaml:14:10: models.fast[0]: expected provider/model, found \"claude-opus\"",
                        "config.yaml:14:23: models.fast[1]: there is no provider labb; did you mean lab?",
                        "config.yaml:15:1: extra: unknown key; known are server, providers, models, routing,"
                                + " model-facts, ledger, images");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server: { port: '8317' }               | config.yaml:1:17: server.port: expected a whole number from 0 to 65535, without quotes",
                "server: { port: 65536 }                | config.yaml:1:17: server.port: expected a whole number from 0 to 65535, found \"65536\"",
                "server: { port: [1] }                  | config.yaml:1:17: server.port: expected a whole number from 0 to 65535, found a list",
                "server: { port: }                      | config.yaml:1:16: server.port: expected a whole number from 0 to 65535, found nothing",
                "server: 8317                           | config.yaml:1:9: server: expected keys and values, found \"8317\"",
                "server: { keys: abc }                  | config.yaml:1:17: server.keys: expected a list, such as [a, b], found \"abc\"",
                "server: { keep-alive: 5 minutes }      | config.yaml:1:23: server.keep-alive: expected a time such as 500ms, 30s, 1h30m or 7d, found \"5 minutes\"",
                "server: { max-body: 50mb }             | config.yaml:1:21: server.max-body: expected a size such as 64KB, 50MB or 1GiB, found \"50mb\"",
                "routing: { sticky: yes }               | config.yaml:1:20: routing.sticky: expected true or false, found \"yes\"",
                "providers: { claude: { accept-terms: soon } } | config.yaml:1:38: providers.claude.accept-terms: expected a date such as 2026-11-20, found \"soon\"",
                "models: { a/b: [claude/x] }            | config.yaml:1:16: models.a/b: an alias must have a name without a slash",
                "models: { a: { choose: cheap } }       | config.yaml:1:24: models.a.choose: expected one of price, latency, quota, found \"cheap\"",
                "models: { a: {} }                      | config.yaml:1:14: models.a: choose is missing; it takes one of price, latency, quota",
                "server: !mine {}                       | config.yaml:1:9: the tag !mine has no meaning here",
                "providers: { 'a b': {} }               | config.yaml:1:21: providers.a b: a provider's id is 1 to 64 letters, digits, dots, dashes and underscores",
                "providers: 5                           | config.yaml:1:12: providers: expected keys and values, found \"5\"",
                "hello                                  | config.yaml:1:1: expected keys and values, found \"hello\""
            })
    void saysWhatWasExpectedAndWhatWasFound(String yaml, String problem) {
        assertThat(Reads.problems(yaml)).containsExactly(problem);
    }

    @Test
    void aKeyThatStandsTwiceNamesBothPlaces() {
        assertThat(Reads.problems("server:\n  port: 1\n  host: localhost\n  port: 2\n"))
                .containsExactly("config.yaml:4:3: port: stands twice, first in line 2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server: {",
                "a: b: c",
                "\tport: 1",
                "server: *nowhere",
                "- a\nb: c",
                "--- a\n--- b",
                "\"",
                "%YAML 3.0\n--- a"
            })
    void textThatIsNoYamlNamesTheLine(String yaml) {
        assertThat(Reads.problems(yaml))
                .singleElement()
                .asString()
                .matches("config\\.yaml:\\d+:\\d+: not valid YAML: .+");
    }

    @Test
    void refusesAValueThatContainsItself() {
        assertThat(Reads.problems("server: &s { keys: *s }\n"))
                .singleElement()
                .asString()
                .endsWith("contains itself");
    }

    @Test
    void sharedValuesAreReadOnceHoweverOftenTheyAreNamed() {
        var yaml = new StringBuilder("a0: &a0 [x, x]\n");
        for (var i = 1; i < 25; i++) {
            yaml.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }

        assertThat(Reads.problems(yaml.toString())).hasSize(25).allMatch(problem -> problem.contains("unknown key"));
    }

    @Test
    void aMissingVariableNamesItselfItsKeyAndItsPlace() {
        assertThat(Reads.problems("providers:\n  claude:\n    accounts:\n      - api-key: ${ANTHROPIC_API_KEY}\n"))
                .containsExactly("config.yaml:4:18: providers.claude.accounts[0].api-key: the environment variable"
                        + " ANTHROPIC_API_KEY is not set; set it, or state the value here");
    }

    @Test
    void aWrongValueFromTheEnvironmentIsNotShown() {
        assertThat(Reads.problems("server: { port: \"${PORT}\" }", Map.of("PORT", "s3cret")))
                .containsExactly(
                        "config.yaml:1:17: server.port: expected a whole number from 0 to 65535, found what is in"
                                + " the environment variable PORT");
        assertThat(Reads.problems("", Map.of("CLI_PROXY_API_ENDPOINT", "user:s3cret@host")))
                .singleElement()
                .asString()
                .startsWith("environment CLI_PROXY_API_ENDPOINT: providers.cliproxyapi.base-url: expected an address")
                .doesNotContain("s3cret");
    }

    @Test
    void aKeyThatCannotBeSentIsNotShown() {
        assertThat(Reads.problems("server: { keys: [\"s3cret\\n\"] }"))
                .containsExactly("config.yaml:1:18: server.keys[0]: expected a text on one line, found something else");
    }

    @Test
    void aPasswordInAnAddressIsNotShown() {
        assertThat(Reads.problems("providers: { claude: { base-url: \"https://me:s3cret@host\" } }"))
                .singleElement()
                .asString()
                .contains("without user")
                .doesNotContain("s3cret");
    }
}
