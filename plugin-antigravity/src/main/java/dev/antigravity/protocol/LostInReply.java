package dev.antigravity.protocol;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.Citation;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStart;
import dev.antigravity.chat.StreamEvent.BlockStop;
import dev.antigravity.json.JsonPath;
import java.util.BitSet;
import java.util.List;

/// Takes a note of what in an answer its client cannot be told (SRV-003, CIT-002, CIT-003, IMG-004, LGP-002). The
/// headers are gone by then, so only the log hears of it.
///
/// Keeps from a stream what comes too late for one: a source of a text that has ended.
final class LostInReply implements EventStage {
    private static final JsonPath ANSWER = JsonPath.of("answer");

    private final Protocol client;
    private final boolean streams;
    private final boolean keepsEncrypted;
    private final FidelityReceipt receipt;
    private final BitSet ended = new BitSet();

    LostInReply(ChatRequest request, FidelityReceipt receipt) {
        client = request.client();
        streams = request.stream();
        keepsEncrypted = request.wishes().encryptedReasoning();
        this.receipt = receipt;
    }

    @Override
    public List<StreamEvent> pass(StreamEvent event) {
        switch (event) {
            case BlockStart(var _, var opening) -> note(opening);
            case BlockDelta(var index, Delta.Cited(var citation)) -> {
                if (streams && ended.get(index)) {
                    lost("a source of a text that had ended: " + citation.url().orElse("without address"));
                    return List.of();
                }
                note(citation);
            }
            case BlockDelta(var _, Delta.Text(var _, var tokens)) -> {
                if (!tokens.isEmpty() && client == Protocol.ANTHROPIC_MESSAGES) {
                    lost("the probabilities of tokens");
                }
            }
            case BlockStop(var index) -> ended.set(index);
            default -> {}
        }
        return List.of(event);
    }

    private void note(ContentBlock opening) {
        switch (opening) {
            case ContentBlock.Image _ -> {
                if (client == Protocol.ANTHROPIC_MESSAGES || client == Protocol.OPENAI_CHAT) {
                    lost("a picture");
                }
            }
            case ContentBlock.Native own -> {
                if (own.origin() != client) {
                    lost("a part only " + own.origin().title() + " has");
                }
            }
            case ContentBlock.RedactedThinking _ -> {
                if (client == Protocol.OPENAI_CHAT || client == Protocol.OPENAI_RESPONSES && !keepsEncrypted) {
                    lost("reasoning only its maker can read");
                }
            }
            case ContentBlock.Text _,
                    ContentBlock.Thinking _,
                    ContentBlock.Refusal _,
                    ContentBlock.ToolUse _,
                    ContentBlock.Document _,
                    ContentBlock.Audio _,
                    ContentBlock.ToolResult _ -> {}
        }
    }

    private void note(Citation citation) {
        var told = citation.origin() == client
                || switch (client) {
                    case ANTHROPIC_MESSAGES -> false;
                    case OPENAI_CHAT -> !streams && citation.url().isPresent();
                    case OPENAI_RESPONSES, GEMINI, CLOUD_CODE -> citation.url().isPresent();
                };
        if (!told) {
            lost("a source: " + citation.url().orElse("without address"));
        }
    }

    private void lost(String what) {
        receipt.droppedQuietly(ANSWER, what);
    }
}
