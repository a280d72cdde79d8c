package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Signature;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.SignatureEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Proofs of reasoning in `thoughtSignature`, which is bytes in typed clients: another vendor's are the base64 of the
/// envelope (SIG-002, SIG-003, SIG-005).
final class GeminiSignatures {
    /// How the base64 of an envelope begins.
    private static final String ENVELOPE = "eHNpZzEu";

    private GeminiSignatures() {}

    /// The reasoning in a slot, whoever made it.
    static ContentBlock open(Optional<String> slot, String text, JsonPath path) {
        return SignatureEnvelope.open(slot.map(GeminiSignatures::unwrapped), text, Signature.Maker.GOOGLE, path);
    }

    /// Google's signature on some reasoning.
    static Optional<Signature> googles(ContentBlock block) {
        return block instanceof ContentBlock.Thinking thinking
                ? thinking.signature().filter(proof -> proof.maker() == Signature.Maker.GOOGLE)
                : Optional.empty();
    }

    static String encode(Signature signature, String text) {
        return signature.maker() == Signature.Maker.GOOGLE
                ? signature.value()
                : base64(SignatureEnvelope.wrap(signature, text));
    }

    static String encodeRedacted(String data) {
        return base64(SignatureEnvelope.wrapRedacted(data));
    }

    private static String unwrapped(String slot) {
        if (!slot.startsWith(ENVELOPE)) {
            return slot;
        }
        try {
            return new String(Base64.getDecoder().decode(GeminiMedia.standardBase64(slot)), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return slot;
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
