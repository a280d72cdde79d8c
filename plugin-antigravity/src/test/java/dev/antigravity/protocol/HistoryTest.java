package dev.antigravity.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Message;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Role;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.testing.Proves;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final JsonPath PATH = JsonPath.ROOT.member("messages");

    @Proves("TID-004")
    @Test
    void tellsCallsWithOneIdApartInMessagesThatBecomeOne() {
        var mended = mended(
                message(Role.ASSISTANT, ContentBlock.ToolUse.of("call", "f", "{}")),
                message(Role.USER, ContentBlock.Text.of("")),
                message(Role.ASSISTANT, ContentBlock.ToolUse.of("call", "g", "{}")),
                message(Role.USER, result("call", "of g")));

        var first = (ContentBlock.ToolUse) mended.get(0).blocks().getFirst();
        var second = (ContentBlock.ToolUse) mended.get(2).blocks().getFirst();
        assertThat(first.id()).isEqualTo("call");
        assertThat(second.id()).startsWith("toolu_").isNotEqualTo(first.id());
        assertThat(((ContentBlock.ToolResult) mended.get(3).blocks().getFirst()).toolUseId())
                .isEqualTo(second.id());
    }

    @Proves("TID-001")
    @Test
    void keepsAnIdThatOccursAgainLater() {
        var mended = mended(
                message(Role.ASSISTANT, ContentBlock.ToolUse.of("call", "f", "{}")),
                message(Role.USER, result("call", "of f")),
                message(Role.ASSISTANT, ContentBlock.ToolUse.of("call", "g", "{}")),
                message(Role.USER, result("call", "of g")));

        assertThat(mended.stream().flatMap(message -> message.blocks().stream()))
                .extracting(block -> block instanceof ContentBlock.ToolUse use
                        ? use.id()
                        : ((ContentBlock.ToolResult) block).toolUseId())
                .containsExactly("call", "call", "call", "call");
    }

    private static ContentBlock result(String id, String text) {
        return new ContentBlock.ToolResult(id, List.of(ContentBlock.Text.of(text)), false, Optional.empty(), PATH);
    }

    private static Message message(Role role, ContentBlock block) {
        return Message.of(role, List.of(block), PATH);
    }

    private static List<Message> mended(Message... messages) {
        var request = ChatRequest.builder(Protocol.ANTHROPIC_MESSAGES, JsonObject.EMPTY)
                .messages(List.of(messages), PATH)
                .build();
        return History.mended(request, ToolIds.ANTHROPIC, new FidelityReceipt());
    }
}
