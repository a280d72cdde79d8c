package dev.antigravity.protocol;

import dev.antigravity.chat.ChatRequest;
import java.time.Instant;

/// What an encoder of answers needs to know besides the answer.
///
/// @param request   what the client asked
/// @param requestId our id of the exchange
/// @param created   when the answer began
/// @param ids       makes the ids the client sees
/// @param signsThinking whether reasoning nobody has signed is to bear a signature of ours
public record ReplyContext(
        ChatRequest request, String requestId, Instant created, IdSource ids, boolean signsThinking) {
    public ReplyContext(ChatRequest request, String requestId, Instant created, IdSource ids) {
        this(request, requestId, created, ids, false);
    }
}
