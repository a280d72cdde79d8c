package dev.antigravity.testing;

import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.sandbox.SandboxSettings;
import dev.antigravity.sandbox.oauth.Consent;

/// Configurations whose providers are a sandbox.
public final class SandboxDesk {
    private SandboxDesk() {}

    /// A sandbox whose consent page says yes by itself.
    public static Sandbox consenting() {
        return Sandbox.start(SandboxSettings.defaults().withConsent(Consent.ALLOW));
    }

    /// The provider `sandbox` (Anthropic-shaped, with OAuth) and `lab` (OpenAI-shaped), without accounts.
    public static String providers(Sandbox sandbox) {
        var description = sandbox.description();
        return """
                server: { port: 0 }
                providers:
                  sandbox:
                    base-url: %s
                    oauth: { client-id: %s, issuer: "%s", scopes: [models, offline_access] }
                  lab:
                    title: The lab
                    protocol: openai-chat
                    base-url: %s
                """.formatted(
                        description.endpoint("anthropic-messages").baseUrl(),
                        description.oauthClientId(),
                        sandbox.uri(),
                        description.endpoint("openai-chat").baseUrl());
    }

    /// Both with an account, the alias `best` for a model of the lab, and a proxy on that port.
    public static String configuration(Sandbox sandbox, int port) {
        return providers(sandbox)
                        .replace("port: 0", "port: " + port)
                        .replace("oauth:", "accounts: [{ name: work, api-key: sandbox-key-work }]\n    oauth:")
                + "    accounts: [{ name: home, api-key: sandbox-key-home }]\nmodels: { best: [lab/sandbox-gpt] }\n";
    }
}
