package dev.antigravity.protocol.openai;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.Protocol;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.Fields;
import dev.antigravity.protocol.Hashes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who asks, and the members both OpenAI dialects have under one name (CIN-009, CUP-009, RUP-009).
public final class OpenAiIdentity {
    private static final int LONGEST_IDENTIFIER = 128;

    /// Outermost members that mean the same in both dialects and nothing elsewhere.
    private static final List<String> SHARED =
            List.of("metadata", "store", "prompt_cache_key", "prompt_cache_options", "prompt_cache_retention");

    private OpenAiIdentity() {}

    /// `safety_identifier`, else the deprecated `user`.
    public static Optional<Given<String>> decode(JsonCursor body) {
        var identifier = Fields.text(body, "safety_identifier");
        var user = Fields.text(body, "user");
        return identifier.or(() -> user);
    }

    public static void encode(ChatRequest request, JsonObject.Builder body, FidelityReceipt receipt) {
        request.user().ifPresent(user -> body.put("safety_identifier", identifier(user.value())));
        request.serviceTier().ifPresent(tier -> serviceTier(request.client(), tier, body, receipt));
        for (var name : SHARED) {
            if (carried(request).contains(name)) {
                request.extra(name).ifPresent(value -> body.put(name, value));
            }
        }
    }

    /// Everybody's `auto` means whatever the account has, which it means without being said.
    private static void serviceTier(
            Protocol client, Given<String> tier, JsonObject.Builder body, FidelityReceipt receipt) {
        if (isOpenAi(client) || !tier.value().equals("auto")) {
            body.put("service_tier", tier.value());
        } else {
            receipt.droppedQuietly(tier.path(), "the standard");
        }
    }

    /// The members of this request that any OpenAI upstream takes as they are.
    public static Set<String> carried(ChatRequest request) {
        return switch (request.client()) {
            case OPENAI_CHAT, OPENAI_RESPONSES -> Set.copyOf(SHARED);
            case ANTHROPIC_MESSAGES, GEMINI, CLOUD_CODE -> Set.of();
        };
    }

    /// Whether both sides are OpenAI's.
    public static boolean isOpenAi(Protocol client) {
        return client == Protocol.OPENAI_CHAT || client == Protocol.OPENAI_RESPONSES;
    }

    private static String identifier(String user) {
        return user.codePointCount(0, user.length()) <= LONGEST_IDENTIFIER ? user : Hashes.sha256(user);
    }
}
