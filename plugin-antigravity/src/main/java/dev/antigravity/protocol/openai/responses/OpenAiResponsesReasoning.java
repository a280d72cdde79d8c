package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Signature;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.SignatureEnvelope;
import java.util.Optional;

/// OpenAI's proof of its reasoning: the encrypted content, which only holds under the id of its item (SIG-001).
///
/// @param itemId empty if the client did not keep it
record OpenAiResponsesReasoning(String itemId, String encryptedContent) {
    /// What stands between the parts of a summary in one text.
    static final String BETWEEN_PARTS = "\n\n";

    static OpenAiResponsesReasoning of(Signature signature) {
        var value = signature.value();
        var dot = value.indexOf('.');
        return dot < 0
                ? new OpenAiResponsesReasoning("", value)
                : new OpenAiResponsesReasoning(value.substring(0, dot), value.substring(dot + 1));
    }

    Signature signature() {
        return new Signature(Signature.Maker.OPENAI, itemId + "." + encryptedContent);
    }

    /// Reasoning in a client's request: OpenAI's own, or another maker's in an envelope of ours.
    static ContentBlock decode(Optional<String> itemId, Optional<String> slot, String text, JsonPath path) {
        var own = slot.filter(value -> !value.isEmpty() && !SignatureEnvelope.isWrapped(value))
                .map(value -> new OpenAiResponsesReasoning(itemId.orElse(""), value));
        return own.isPresent()
                ? new ContentBlock.Thinking(text, Optional.of(own.get().signature()), itemId, path)
                : SignatureEnvelope.open(slot, text, Signature.Maker.OPENAI, path);
    }
}
