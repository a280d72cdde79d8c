package dev.antigravity.settings;

import static dev.antigravity.account.TermsClass.API_KEY;
import static dev.antigravity.account.TermsClass.OWN_CLIENT;
import static dev.antigravity.account.TermsClass.UNSUPPORTED;
import static dev.antigravity.chat.Capability.CHAT;
import static dev.antigravity.chat.Capability.CODE;
import static dev.antigravity.chat.Capability.DOCUMENTS;
import static dev.antigravity.chat.Capability.FUNCTION_CALLING;
import static dev.antigravity.chat.Capability.IMAGE_GENERATION;
import static dev.antigravity.chat.Capability.THINKING;
import static dev.antigravity.chat.Capability.VISION;
import static dev.antigravity.chat.Protocol.ANTHROPIC_MESSAGES;
import static dev.antigravity.chat.Protocol.CLOUD_CODE;
import static dev.antigravity.chat.Protocol.GEMINI;
import static dev.antigravity.chat.Protocol.OPENAI_CHAT;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The providers we know by heart.
///
/// No client id and no secret of any vendor stands here. OAuth endpoints and scopes stand here only where the vendor
/// documents them for everybody's clients; otherwise they are the user's to configure.
final class BuiltInProviders {
    private static final String CLOUD_PLATFORM = "https://www.googleapis.com/auth/cloud-platform";
    private static final String RETRIEVER = "https://www.googleapis.com/auth/generative-language.retriever";

    private BuiltInProviders() {}

    /// All of them by id, in the order lists show them.
    static Map<String, BuiltInProvider> byId() {
        var byId = new LinkedHashMap<String, BuiltInProvider>();
        table().forEach(provider -> byId.put(provider.id(), provider));
        return byId;
    }

    private static List<BuiltInProvider> table() {
        return List.of(
                BuiltInProvider.of("claude", "Claude", ANTHROPIC_MESSAGES)
                        .at("https://api.anthropic.com")
                        .can(CHAT, CODE, VISION, DOCUMENTS, FUNCTION_CALLING, THINKING)
                        .login(API_KEY, "Keys come from the Claude Console, platform.claude.com.")
                        .login(
                                UNSUPPORTED,
                                "Anthropic keeps signing in with a Claude plan to its own apps; use an API key."),
                BuiltInProvider.of("openai", "OpenAI", OPENAI_CHAT)
                        .at("https://api.openai.com/v1")
                        .can(CHAT, CODE, VISION, DOCUMENTS, FUNCTION_CALLING, THINKING, IMAGE_GENERATION)
                        .login(API_KEY, "Keys come from platform.openai.com.")
                        .login(
                                UNSUPPORTED,
                                "Signing in with a ChatGPT plan belongs to OpenAI's own client; use an API key."),
                BuiltInProvider.of("gemini", "Gemini", GEMINI)
                        .at("https://generativelanguage.googleapis.com")
                        .can(CHAT, CODE, VISION, DOCUMENTS, FUNCTION_CALLING, THINKING, IMAGE_GENERATION)
                        .login(API_KEY, "Keys come from Google AI Studio, aistudio.google.com.")
                        .login(
                                OWN_CLIENT,
                                "Register a desktop client in the Google Cloud console and enable the Gemini API.")
                        .oauth(google(CLOUD_PLATFORM, RETRIEVER)),
                BuiltInProvider.of("antigravity", "Antigravity (Google Cloud Code)", CLOUD_CODE)
                        .at("https://cloudcode-pa.googleapis.com")
                        .can(CHAT, CODE, VISION, DOCUMENTS, FUNCTION_CALLING, THINKING, IMAGE_GENERATION)
                        .login(
                                OWN_CLIENT,
                                "Register a desktop client in the Google Cloud console. Google documents this service"
                                        + " for its own tools only and may refuse another client.")
                        .login(
                                UNSUPPORTED,
                                "The login of Google's own tools is for them alone; accounts that used it"
                                        + " elsewhere were suspended.")
                        .oauth(google(CLOUD_PLATFORM)),
                BuiltInProvider.of("qwen", "Qwen (DashScope)", OPENAI_CHAT)
                        .at("https://dashscope-intl.aliyuncs.com/compatible-mode/v1")
                        .can(CHAT, CODE, VISION, FUNCTION_CALLING, THINKING)
                        .login(
                                API_KEY,
                                "Keys come from Alibaba Cloud Model Studio. Keys of the mainland region need base-url"
                                        + " https://dashscope.aliyuncs.com/compatible-mode/v1.")
                        .login(UNSUPPORTED, "The login of Qwen Code belongs to that tool; use an API key."),
                BuiltInProvider.of("iflow", "iFlow", OPENAI_CHAT)
                        .at("https://apis.iflow.cn/v1")
                        .can(CHAT, CODE, FUNCTION_CALLING, THINKING)
                        .login(API_KEY, "Keys come from the user settings of platform.iflow.cn.")
                        .login(UNSUPPORTED, "The login of the iFlow tool belongs to that tool; use an API key."),
                BuiltInProvider.of("amp", "Amp", ANTHROPIC_MESSAGES)
                        .can(CHAT, CODE, FUNCTION_CALLING)
                        .login(API_KEY, "Amp documents no model API for other tools; state a base-url you may use."),
                BuiltInProvider.of("ctonew", "cto.new", OPENAI_CHAT)
                        .can(CHAT, CODE, FUNCTION_CALLING)
                        .login(
                                UNSUPPORTED,
                                "cto.new documents no API for other tools, and its session belongs to its own page. It needs"
                                        + " oauth.session-endpoint and a base-url."),
                BuiltInProvider.of("cliproxyapi", "CLIProxyAPI", ANTHROPIC_MESSAGES)
                        .atVariable("CLI_PROXY_API_ENDPOINT")
                        .can(CHAT, CODE, VISION, FUNCTION_CALLING, THINKING)
                        .login(API_KEY, "Keys are those of the proxy's own configuration."),
                BuiltInProvider.of("sandbox", "Sandbox", ANTHROPIC_MESSAGES)
                        .can(CHAT, CODE, VISION, DOCUMENTS, FUNCTION_CALLING, THINKING, IMAGE_GENERATION)
                        .login(API_KEY, "Any key the running sandbox names.")
                        .login(OWN_CLIENT, "The running sandbox names a client."));
    }

    /// Google's endpoints for installed applications. The device flow is left out: Google does not grant these scopes
    /// to devices.
    ///
    /// Source: developers.google.com/identity/protocols/oauth2/native-app and ai.google.dev/gemini-api/docs/oauth,
    /// read 2026-11-20.
    private static OAuthSettings google(String... scopes) {
        return new OAuthSettings(
                Optional.empty(),
                Optional.empty(),
                OAuthSettings.ClientAuthentication.POST,
                Optional.empty(),
                Optional.of(URI.create("https://accounts.google.com/o/oauth2/v2/auth")),
                Optional.of(URI.create("https://oauth2.googleapis.com/token")),
                Optional.empty(),
                Optional.of(URI.create("https://oauth2.googleapis.com/revoke")),
                List.of(scopes),
                Map.of("access_type", "offline", "prompt", "consent"),
                0,
                Duration.ofMinutes(5),
                Optional.empty());
    }
}
