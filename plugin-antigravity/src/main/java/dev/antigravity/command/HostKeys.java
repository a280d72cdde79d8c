package dev.antigravity.command;

import dev.antigravity.api.Text;
import dev.antigravity.envfile.EnvChanges;
import dev.antigravity.envfile.EnvText;
import dev.antigravity.secret.Secret;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What `configure` writes: the keys Claude Code and Claude.ws read, and the `CLAUDE_WS_*` keys, which tell people and
/// tools what is configured and are read by nobody else.
///
/// Source: github.com/Claude-Workspace/claude-ws at d5d1512, code.claude.com/docs/en/settings, read 2026-11.
record HostKeys(
        URI proxy, Secret key, String provider, Models models, Optional<String> imageModel, Optional<String> login) {
    static final String BASE_URL = "ANTHROPIC_BASE_URL";
    static final String TOKEN = "ANTHROPIC_AUTH_TOKEN";
    static final String MODEL = "ANTHROPIC_MODEL";
    static final String OPUS = "ANTHROPIC_DEFAULT_OPUS_MODEL";
    static final String SONNET = "ANTHROPIC_DEFAULT_SONNET_MODEL";
    static final String HAIKU = "ANTHROPIC_DEFAULT_HAIKU_MODEL";
    static final String TIMEOUT = "API_TIMEOUT_MS";
    static final String PROXIED = "ANTHROPIC_PROXIED_BASE_URL";
    static final String API_KEY = "ANTHROPIC_API_KEY";

    static final String WS_PROVIDER = "CLAUDE_WS_PROVIDER";
    static final String WS_MODEL = "CLAUDE_WS_MODEL";
    static final String WS_IMAGE_MODEL = "CLAUDE_WS_IMAGE_MODEL";
    static final String WS_LOGIN = "CLAUDE_WS_OAUTH_TOKEN";

    /// Long enough for slow models; the hosts' own form writes the same.
    private static final String FIFTY_MINUTES = "3000000";

    private static final Map<String, String> LABELS = labels();

    /// The models the host knows by their tiers.
    record Models(String chosen, String opus, String sonnet, String haiku) {}

    private static Map<String, String> labels() {
        var labels = new LinkedHashMap<String, String>();
        labels.put(BASE_URL, "Claude API address");
        labels.put(TOKEN, "Claude API token");
        labels.put(MODEL, "Claude model");
        labels.put(OPUS, "Claude model of tier opus");
        labels.put(SONNET, "Claude model of tier sonnet");
        labels.put(HAIKU, "Claude model of tier haiku");
        labels.put(TIMEOUT, "Claude API timeout (ms)");
        labels.put(PROXIED, "Claude API address behind the host's proxy");
        labels.put(WS_PROVIDER, "Active provider");
        labels.put(WS_MODEL, "Active model");
        labels.put(WS_IMAGE_MODEL, "Image model");
        labels.put(WS_LOGIN, "Login in use");
        return labels;
    }

    /// How a key is announced: `Claude model: (ANTHROPIC_MODEL)`.
    static Text label(String key) {
        var label = LABELS.get(key);
        return label == null
                ? Text.EMPTY.key(key).and(":")
                : Text.EMPTY.key(label).and(":").muted("  " + key);
    }

    /// What the user wants by wanting this, whoever has written it last. The rest (a timeout, a model of another tier)
    /// stays as somebody else has made it, but for models of a provider that is left.
    Set<String> askedFor(EnvText now) {
        var asked =
                new HashSet<>(Set.of(BASE_URL, TOKEN, MODEL, PROXIED, WS_PROVIDER, WS_MODEL, WS_IMAGE_MODEL, WS_LOGIN));
        var stays = now.value(WS_PROVIDER)
                .map(provider::equals)
                .orElseGet(
                        () -> now.value(MODEL).filter(models.chosen()::equals).isPresent());
        if (!stays) {
            asked.addAll(List.of(OPUS, SONNET, HAIKU));
        }
        return asked;
    }

    /// What Claude Code itself reads, be it in its settings or in the environment.
    EnvChanges forClaudeCode() {
        return EnvChanges.none()
                .set(BASE_URL, proxy.toString())
                .set(TOKEN, key.reveal())
                .set(MODEL, models.chosen())
                .set(OPUS, models.opus())
                .set(SONNET, models.sonnet())
                .set(HAIKU, models.haiku())
                .set(TIMEOUT, FIFTY_MINUTES)
                .unset(PROXIED); // it would win over the base URL
    }

    /// What the env file of a host is to say.
    EnvChanges forEnvFile() {
        var changes = forClaudeCode().set(WS_PROVIDER, provider).set(WS_MODEL, models.chosen());
        changes = login.isPresent() ? changes.set(WS_LOGIN, login.get()) : changes.unset(WS_LOGIN);
        return imageModel.isPresent() ? changes.set(WS_IMAGE_MODEL, imageModel.get()) : changes;
    }
}
