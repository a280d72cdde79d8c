package dev.antigravity.relay;

import dev.antigravity.chat.Protocol;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonObject;
import dev.antigravity.route.Candidate;

/// Asking a Chat Completions upstream for the usage of a stream on our own account (GEN-006).
final class UsageAsking {
    private static final String INCLUDE = "include_usage";

    private UsageAsking() {}

    /// Whether we ask, because the client does not and the profile lets us.
    static boolean isOurs(InboundCall call, Candidate candidate) {
        return call.protocol() == Protocol.OPENAI_CHAT
                && call.facts().stream()
                && candidate.profile().askUsage()
                && clientOptions(call).get(INCLUDE) != JsonBoolean.TRUE;
    }

    /// The client's stream options with our wish added.
    static JsonObject options(InboundCall call) {
        return clientOptions(call).with(INCLUDE, JsonBoolean.TRUE);
    }

    private static JsonObject clientOptions(InboundCall call) {
        return call.members().value("stream_options").orElse(JsonObject.EMPTY) instanceof JsonObject options
                ? options
                : JsonObject.EMPTY;
    }
}
