package dev.antigravity.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.account.Strategy;
import dev.antigravity.chat.Capability;
import dev.antigravity.chat.Protocol;
import dev.antigravity.secret.Secret;
import dev.antigravity.settings.AliasSettings.Criterion;
import dev.antigravity.settings.AliasSettings.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompleteExampleTest {
    private static final String EXAMPLE = """
            server:
              port: 8317                  # 0 = any free port
              host: 127.0.0.1
              keys: ["${ANTIGRAVITY_KEY}"]
            providers:
              claude:                     # built-in ids need only what differs
                accounts:
                  - { name: work, api-key: "${ANTHROPIC_API_KEY}" }
              lab:                        # anything compatible
                protocol: openai-chat
                base-url: http://127.0.0.1:9000/v1
                accounts: [{ name: lab, api-key: none }]
                models: [{ id: qwen3-coder, context: 262144, capabilities: [chat, code, function_calling] }]
            models:
              claude-opus: [claude/claude-opus-4-6, antigravity/claude-opus-4-6-thinking, lab/qwen3-coder]
              cheap-chat: { choose: price, needs: [function_calling], among: [gemini, openai, lab] }
            routing: { fallback: true, sticky: true, max-attempts: 4, wait-for-account: 0s }
            """;

    private final Settings settings =
            Reads.settings(EXAMPLE, Map.of("ANTIGRAVITY_KEY", "local-key", "ANTHROPIC_API_KEY", "sk-1"));

    @Test
    void readsTheServer() {
        assertThat(settings.server().port()).isEqualTo(8317);
        assertThat(settings.server().host()).isEqualTo("127.0.0.1");
        assertThat(settings.server().keys()).containsExactly(Secret.of("local-key"));
    }

    @Test
    void aBuiltInProviderKeepsWhatIsNotStated() {
        var claude = settings.provider("claude").orElseThrow();

        assertThat(claude.protocol()).isEqualTo(Protocol.ANTHROPIC_MESSAGES);
        assertThat(claude.baseUrl().orElseThrow().at("/messages")).hasToString("https://api.anthropic.com/v1/messages");
        assertThat(claude.accounts()).singleElement().satisfies(account -> {
            assertThat(account.name()).isEqualTo("work");
            assertThat(account.login()).isEqualTo(new AccountSettings.Login.ApiKey(Secret.of("sk-1")));
            assertThat(account.use().enabled()).isTrue();
        });
    }

    @Test
    void readsAProviderOfTheUsersOwn() {
        var lab = settings.provider("lab").orElseThrow();

        assertThat(lab.protocol()).isEqualTo(Protocol.OPENAI_CHAT);
        assertThat(lab.accounts())
                .singleElement()
                .satisfies(account -> assertThat(account.login()).isEqualTo(new AccountSettings.Login.None()));
        assertThat(lab.model("qwen3-coder")).hasValueSatisfying(model -> {
            assertThat(model.context()).contains(262_144L);
            assertThat(model.maxOutput()).isEmpty();
            assertThat(model.capabilities())
                    .contains(Set.of(Capability.CHAT, Capability.CODE, Capability.FUNCTION_CALLING));
        });
    }

    @Test
    void readsBothKindsOfAliases() {
        assertThat(settings.models())
                .containsExactly(
                        Map.entry(
                                "claude-opus",
                                new AliasSettings.InOrder(
                                        "claude-opus",
                                        List.of(
                                                new Target("claude", "claude-opus-4-6"),
                                                new Target("antigravity", "claude-opus-4-6-thinking"),
                                                new Target("lab", "qwen3-coder")),
                                        AliasRules.NONE)),
                        Map.entry(
                                "cheap-chat",
                                new AliasSettings.Chosen(
                                        "cheap-chat",
                                        Criterion.PRICE,
                                        Set.of(Capability.FUNCTION_CALLING),
                                        List.of("gemini", "openai", "lab"),
                                        AliasRules.NONE)));
    }

    @Test
    void readsTheRouting() {
        assertThat(settings.routing())
                .isEqualTo(new RoutingSettings(
                        true,
                        Strategy.STICKY,
                        4,
                        Duration.ofMinutes(5),
                        Duration.ZERO,
                        Duration.ofMinutes(2),
                        Duration.ofHours(1)));
    }

    @Test
    void showsNoSecret() {
        assertThat(settings.toString()).doesNotContain("local-key", "sk-1");
    }
}
