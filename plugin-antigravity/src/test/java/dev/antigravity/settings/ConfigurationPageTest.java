package dev.antigravity.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.UpstreamProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Holds `docs/configuration.md` against the code.
class ConfigurationPageTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("ANTIGRAVITY_KEY", "k", "ANTHROPIC_API_KEY", "k", "LAB_KEY", "k", "CI_KEY", "c", "LAB_SECRET", "s");

    private String page;

    @BeforeEach
    void readThePage() throws IOException {
        page = Files.readString(Path.of("../docs/configuration.md"));
    }

    private List<String> examples() {
        return Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    @Test
    void everyExampleLoads() {
        assertThat(examples())
                .hasSize(2)
                .allSatisfy(example -> assertThat(
                                Reads.settings(example, ENVIRONMENT).providers())
                        .containsKey("lab"));
    }

    @Test
    void theValuesShownAreThoseThatHold() {
        var shown = Reads.settings(examples().getLast(), ENVIRONMENT);
        var standard = Reads.settings("providers: { lab: { protocol: gemini, base-url: https://lab.example } }");

        assertThat(shown.server())
                .usingRecursiveComparison()
                .ignoringFields("keys", "clients")
                .isEqualTo(standard.server());
        assertThat(shown.routing()).isEqualTo(standard.routing());
        assertThat(shown.provider("lab").orElseThrow().idleTimeout())
                .isEqualTo(standard.provider("lab").orElseThrow().idleTimeout());
        assertThat(shown.provider("lab").orElseThrow().connectTimeout())
                .isEqualTo(standard.provider("lab").orElseThrow().connectTimeout());
        assertThat(shown.provider("lab").orElseThrow().oauth().refreshAhead())
                .isEqualTo(standard.provider("lab").orElseThrow().oauth().refreshAhead());
    }

    @Test
    void everyKnownKeyIsThere() {
        var example = Pattern.compile("\\b[a-z][a-z0-9-]*(?=:)")
                .matcher(examples().getLast())
                .results()
                .map(match -> match.group())
                .toList();

        assertThat(Reads.problems("""
                        server: { ?, clients: [{ name: a, key: k, ?, rate: { requests: 1, per: 1s, ? }, budget: { per: 1s, cost: 1, ? } }] }
                        routing: { ? }
                        model-facts: { ? }
                        ledger: { ? }
                        images: { ? }
                        ?: 0
                        providers:
                          lab: { protocol: gemini, base-url: https://lab.example, ?: 0, oauth: { ? }, accounts: [{ api-key: k, ? }], models: [{ id: a, ? , price: { input: 1, output: 1, ?: 0 }, thinking: { levels: [low], ? } }] }
                        models:
                          best: { choose: price, ? }
                          careful: { in-order: [lab/a], ? }
                        """.replace("?", "qqqqqqqqqqqq")))
                .hasSize(17)
                .allSatisfy(problem -> assertThat(example)
                        .containsAll(
                                List.of(problem.replaceFirst(".*known are ", "").split(", "))));
        assertThat(page)
                .contains(UpstreamProfile.keys().stream()
                        .map(key -> "`" + key + "`")
                        .toList());
    }

    @Test
    void theTableNamesTheProvidersWeKnow() {
        assertThat(BuiltInProviders.byId().values()).allSatisfy(provider -> {
            var row = "| `%s` | %s | ".formatted(provider.id(), provider.protocol());
            assertThat(page)
                    .contains(row
                            + provider.baseUrl()
                                    .map(url -> url + " |")
                                    .or(() -> provider.baseUrlVariable().map(name -> "`" + name + "` |"))
                                    .orElse("yours to state |"));
        });
    }
}
