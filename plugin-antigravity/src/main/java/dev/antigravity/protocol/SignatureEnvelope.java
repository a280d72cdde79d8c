package dev.antigravity.protocol;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Signature;
import dev.antigravity.json.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// Carries one vendor's proof of reasoning through another protocol's slot for it: `xsig1.<origin>.<value>` (SIG-001).
///
/// Anthropic's proof covers the exact text, which clients of other protocols may reformat, so the text travels along.
public final class SignatureEnvelope {
    private static final String PREFIX = "xsig1.";
    private static final String ANTHROPIC = "a.";
    private static final String ANTHROPIC_REDACTED = "ar.";
    private static final String OPENAI = "r.";
    private static final String GOOGLE = "g.";

    /// A signature of ours for reasoning nobody has signed. It opens as none.
    public static final String OURS = PREFIX + "p.0";

    private SignatureEnvelope() {}

    /// @param text the reasoning the proof belongs to
    public static String wrap(Signature signature, String text) {
        return PREFIX
                + switch (signature.maker()) {
                    case ANTHROPIC -> ANTHROPIC + base64(text) + "." + signature.value();
                    case OPENAI -> OPENAI + signature.value();
                    case GOOGLE -> GOOGLE + signature.value();
                };
    }

    /// A proof as it is written into a client's slot: unwrapped if the slot is its maker's own.
    public static String forSlot(Signature signature, String text, Signature.Maker slotOwner) {
        return signature.maker() == slotOwner ? signature.value() : wrap(signature, text);
    }

    public static String wrapRedacted(String data) {
        return PREFIX + ANTHROPIC_REDACTED + data;
    }

    /// Whether what stands in a slot was put there by us, for whichever maker.
    public static boolean isWrapped(String slot) {
        return slot.startsWith(PREFIX);
    }

    /// The reasoning in a slot of a client's request, whoever made it (SIG-003).
    ///
    /// @param slot      what stands in the slot; blank is nothing
    /// @param text      the visible text beside it
    /// @param slotOwner whose own proofs the slot is for
    public static ContentBlock open(Optional<String> slot, String text, Signature.Maker slotOwner, JsonPath path) {
        if (slot.isEmpty() || slot.get().isEmpty()) {
            return new ContentBlock.Thinking(text, Optional.empty(), path);
        }
        var value = slot.get();
        if (!isWrapped(value)) {
            return signed(text, slotOwner, value, path);
        }
        var wrapped = value.substring(PREFIX.length());
        if (wrapped.startsWith(ANTHROPIC_REDACTED)) {
            return new ContentBlock.RedactedThinking(wrapped.substring(ANTHROPIC_REDACTED.length()), path);
        }
        if (wrapped.startsWith(ANTHROPIC)) {
            return openAnthropic(wrapped.substring(ANTHROPIC.length()), text, path);
        }
        if (wrapped.startsWith(OPENAI)) {
            return signed(text, Signature.Maker.OPENAI, wrapped.substring(OPENAI.length()), path);
        }
        if (wrapped.startsWith(GOOGLE)) {
            return signed(text, Signature.Maker.GOOGLE, wrapped.substring(GOOGLE.length()), path);
        }
        return new ContentBlock.Thinking(text, Optional.empty(), path);
    }

    private static ContentBlock openAnthropic(String value, String text, JsonPath path) {
        var dot = value.indexOf('.');
        try {
            var signedText = new String(
                    Base64.getUrlDecoder().decode(value.substring(0, Math.max(dot, 0))), StandardCharsets.UTF_8);
            return signed(signedText, Signature.Maker.ANTHROPIC, value.substring(dot + 1), path);
        } catch (IllegalArgumentException _) {
            return new ContentBlock.Thinking(text, Optional.empty(), path);
        }
    }

    private static ContentBlock signed(String text, Signature.Maker maker, String value, JsonPath path) {
        return new ContentBlock.Thinking(text, Optional.of(new Signature(maker, value)), path);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
