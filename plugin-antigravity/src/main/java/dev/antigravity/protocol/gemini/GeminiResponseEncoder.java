package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.ChatReply;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.ReplyContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Writes a whole answer (GCL).
final class GeminiResponseEncoder {
    private final GeminiAnswer answer;
    private final GeminiCitations citations = new GeminiCitations();
    private final List<JsonObject> parts = new ArrayList<>();
    private Optional<String> malformed = Optional.empty();

    GeminiResponseEncoder(ReplyContext context) {
        answer = new GeminiAnswer(context);
    }

    JsonObject encode(ChatReply reply) {
        reply.blocks().forEach(this::block);
        var candidate = GeminiAnswer.candidate(parts);
        GeminiAnswer.finish(reply.stop(), malformed, candidate);
        citations.encode(candidate);
        if (!reply.logprobs().isEmpty()) {
            candidate.put("logprobsResult", GeminiLogprobs.encode(reply.logprobs()));
        }
        return answer.around(candidate.build())
                .put("usageMetadata", GeminiUsage.encode(reply.usage()))
                .build();
    }

    private void block(ContentBlock block) {
        switch (block) {
            case ContentBlock.Text text -> {
                citations.add(text.citations(), text.text().length());
                text(text.text());
            }
            case ContentBlock.Refusal refusal -> {
                citations.add(List.of(), refusal.text().length());
                text(refusal.text());
            }
            case ContentBlock.Thinking thinking -> thinking(thinking);
            case ContentBlock.ToolUse use -> {
                var call = answer.call(use);
                call.ifPresent(parts::add);
                malformed = call.isPresent() ? malformed : Optional.of(use.name());
            }
            case ContentBlock.RedactedThinking _,
                    ContentBlock.Image _,
                    ContentBlock.Document _,
                    ContentBlock.Audio _,
                    ContentBlock.Native _,
                    ContentBlock.ToolResult _ -> GeminiAnswer.whole(block).ifPresent(parts::add);
        }
    }

    private void text(String text) {
        if (!text.isEmpty()) {
            parts.add(GeminiAnswer.text(text));
        }
    }

    private void thinking(ContentBlock.Thinking thinking) {
        var visible = answer.showsThoughts() ? thinking.text() : "";
        if (!visible.isEmpty() || thinking.signature().isPresent()) {
            parts.add(GeminiAnswer.thought(visible, thinking.text(), thinking.signature()));
        }
    }
}
