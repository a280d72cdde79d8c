package dev.antigravity.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OriginTest {
    private final Settings settings =
            Reads.settings("""
            server:
              port: 9000
              keys: ["${KEY}"]
            """, Map.of("KEY", "secret", "CLI_PROXY_API_ENDPOINT", "http://127.0.0.1:8318"));

    @Test
    void everyValueNamesWhereItCameFrom() {
        assertThat(settings.originOf("server.port")).map(Origin::toString).contains("config.yaml:2:9");
        assertThat(settings.originOf("server.host")).map(Origin::toString).contains("default");
        assertThat(settings.originOf("server.keys[0]"))
                .map(Origin::toString)
                .contains("environment KEY, named at config.yaml:3:10");
        assertThat(settings.originOf("providers.cliproxyapi.base-url"))
                .map(Origin::toString)
                .contains("environment CLI_PROXY_API_ENDPOINT");
        assertThat(settings.originOf("providers.claude.base-url")).contains(new Origin.Default());
        assertThat(settings.originOf("server.prot")).isEmpty();
    }

    @Test
    void aFlagWinsAndSaysSo() {
        var flagged = settings.withPort(0, "--port");

        assertThat(flagged.server().port()).isZero();
        assertThat(flagged.originOf("server.port")).map(Origin::toString).contains("flag --port");
        assertThat(flagged.values()).hasSameSizeAs(settings.values());
    }

    @Test
    void noValueIsListedTwiceAndNoSecretIsShown() {
        assertThat(settings.values()).extracting(SettingValue::key).doesNotHaveDuplicates();
        assertThat(settings.values())
                .filteredOn(value -> value.key().equals("server.keys[0]"))
                .extracting(SettingValue::shown)
                .containsExactly("***");
    }

    @Test
    void withoutAFileEverythingIsAsItComes() {
        var standard = Reads.settings("");

        assertThat(standard.server().port()).isEqualTo(8317);
        assertThat(standard.server().maxBodyBytes()).isEqualTo(50_000_000);
        assertThat(standard.providers().keySet())
                .containsExactly(
                        "claude",
                        "openai",
                        "gemini",
                        "antigravity",
                        "qwen",
                        "iflow",
                        "amp",
                        "ctonew",
                        "cliproxyapi",
                        "sandbox");
        assertThat(standard.values()).extracting(SettingValue::origin).containsOnly(new Origin.Default());
    }
}
