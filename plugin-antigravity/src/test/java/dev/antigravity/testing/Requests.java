package dev.antigravity.testing;

/// Small requests and answers for tests that care for something else.
public final class Requests {
    public static final String ANTHROPIC =
            "{\"model\":\"m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}";
    public static final String ANTHROPIC_STREAM =
            "{\"model\":\"m\",\"max_tokens\":9,\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}";
    public static final String CHAT_STREAM =
            "{\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}";

    public static final String CHAT_START =
            "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"Hi\"}}]}\n\n";
    public static final String CHAT_MORE =
            "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" there\"}}]}\n\n";
    public static final String CHAT_END =
            "data: {\"id\":\"c\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";

    private Requests() {}

    /// A configuration with the model `m` at one upstream.
    public static String configuration(String protocol, FakeUpstream upstream) {
        var version = protocol.startsWith("openai") ? "/v1" : "";
        return """
                providers:
                  stub:
                    protocol: %s
                    base-url: %s%s
                    idle-timeout: 20s
                    accounts: [{ name: one, api-key: "upstream-key" }]
                    models: [m]
                """.formatted(protocol, upstream.uri(), version);
    }
}
