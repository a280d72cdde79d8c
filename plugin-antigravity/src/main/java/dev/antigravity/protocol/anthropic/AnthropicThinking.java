package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.Effort;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.ThinkingRequest;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.ThinkingScale;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Asks for thinking the way the model takes it (THK-007 to THK-011).
final class AnthropicThinking {
    private static final long LEAST_BUDGET = 1_024;
    private static final long STANDARD_BUDGET = 8_192;
    private static final String DISABLED = "disabled";

    private final ThinkingRequest thinking;
    private final UpstreamProfile profile;
    private final Set<Effort> efforts;
    private final FidelityReceipt receipt;
    private Optional<String> effort = Optional.empty();

    AnthropicThinking(ChatRequest request, UpstreamProfile profile, FidelityReceipt receipt) {
        thinking = request.thinking();
        this.profile = profile;
        efforts = profile.efforts();
        this.receipt = receipt;
    }

    /// The word for `output_config.effort`, known after {@link #encode}.
    Optional<String> effort() {
        return effort;
    }

    /// @param maxTokens what the request as a whole may generate
    /// @param forced    whether the tool choice forces a call, which Anthropic does not combine with thinking
    /// @param messages  the conversation as it is sent
    Optional<JsonObject> encode(long maxTokens, boolean forced, List<JsonValue> messages) {
        return switch (profile.thinking()) {
            case ADAPTIVE -> adaptive(forced);
            case BUDGET -> budget(maxTokens, forced, messages);
            case LEVEL, NONE -> {
                if (thinking.isOn()) {
                    dropped("the model does not think");
                }
                yield Optional.empty();
            }
        };
    }

    /// Whether a `thinking` field asks for thinking and does not switch it off.
    static boolean thinks(JsonObject field) {
        return !field.text("type").equals(Optional.of(DISABLED));
    }

    private Optional<JsonObject> adaptive(boolean forced) {
        if (thinking.isOff()) {
            effort = thinking.effort()
                    .map(Given::value)
                    .filter(word -> word != Effort.NONE)
                    .map(AnthropicThinking::word);
            return Optional.of(JsonObject.of("type", DISABLED));
        }
        effort = ThinkingScale.effort(thinking, efforts, receipt).map(AnthropicThinking::word);
        if (!thinking.isOn() || isForcedOut(forced)) {
            return Optional.empty();
        }
        return Optional.of(JsonObject.of("type", "adaptive"));
    }

    private Optional<JsonObject> budget(long maxTokens, boolean forced, List<JsonValue> messages) {
        if (!thinking.isOn() || isForcedOut(forced)) {
            return Optional.empty();
        }
        if (maxTokens <= LEAST_BUDGET) {
            dropped("max_tokens leaves no room for it");
            return Optional.empty();
        }
        if (continuesUnthought(messages)) {
            dropped("the turn that the tool results continue began without it");
            return Optional.empty();
        }
        var wanted = ThinkingScale.within(ThinkingScale.budget(thinking).orElse(STANDARD_BUDGET), profile);
        var tokens = Math.min(Math.max(wanted, LEAST_BUDGET), maxTokens - 1);
        return Optional.of(JsonObject.builder()
                .put("type", "enabled")
                .put("budget_tokens", tokens)
                .build());
    }

    private boolean isForcedOut(boolean forced) {
        if (forced) {
            dropped("a forced tool call excludes thinking");
        }
        return forced;
    }

    private void dropped(String reason) {
        receipt.dropped(thinking.path(), reason);
    }

    /// Whether the last assistant message began without thinking and only tool results follow it (THK-011).
    private static boolean continuesUnthought(List<JsonValue> messages) {
        for (var i = messages.size() - 1; i >= 0; i--) {
            var message = (JsonObject) messages.get(i);
            var blocks = message.get("content") instanceof JsonArray content ? content : JsonArray.EMPTY;
            if (message.text("role").equals(Optional.of("assistant"))) {
                return i < messages.size() - 1
                        && !Set.of("thinking", "redacted_thinking")
                                .contains(type(blocks.items().getFirst()));
            }
            if (!blocks.stream().allMatch(block -> type(block).equals("tool_result"))) {
                return false;
            }
        }
        return false;
    }

    private static String type(JsonValue block) {
        return block instanceof JsonObject object && object.get("type") instanceof JsonString(var type) ? type : "";
    }

    private static String word(Effort effort) {
        return switch (effort) {
            case NONE, MINIMAL, LOW -> Effort.LOW.word();
            case MEDIUM, HIGH, XHIGH, MAX -> effort.word();
        };
    }
}
