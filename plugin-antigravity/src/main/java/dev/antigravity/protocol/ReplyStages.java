package dev.antigravity.protocol;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.FidelityReceipt;

/// What every translated answer goes through between its decoder and its encoder, whatever the two dialects are.
public final class ReplyStages {
    private ReplyStages() {}

    /// @param request what the client asked
    /// @param asked   what the upstream was asked
    /// @param receipt takes a note of what the client cannot be told
    /// @return for one answer
    public static EventStage of(ChatRequest request, EncodedRequest asked, FidelityReceipt receipt) {
        return new LostInReply(request, receipt)
                .then(new SurrogateJoiner())
                .then(new ToolRestorer(asked.tools()))
                .then(FreeTextCalls.of(request.client()))
                .then(new DistinctCalls(ToolIds.of(request.client())));
    }
}
