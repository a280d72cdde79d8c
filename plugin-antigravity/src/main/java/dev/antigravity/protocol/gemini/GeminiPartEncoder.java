package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.CacheControl;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Signature;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.protocol.CustomTools;
import dev.antigravity.protocol.MediaRules;
import dev.antigravity.protocol.ToolNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes content blocks as parts (GUP-002, GUP-003, GUP-008, MED). Knows the calls of the messages it has seen, for
/// results must name them.
final class GeminiPartEncoder {
    private final boolean fromGemini;
    private final ToolNames names;
    private final FidelityReceipt receipt;

    /// The name of each call, as it is sent, by its id.
    private final Map<String, String> called = new HashMap<>();
    /// Google's signature on reasoning, which belongs to the next call of its message (SIG-007).
    private Optional<Signature> pending = Optional.empty();

    /// @param fromGemini whether the client speaks Gemini too
    GeminiPartEncoder(boolean fromGemini, ToolNames names, FidelityReceipt receipt) {
        this.fromGemini = fromGemini;
        this.names = names;
        this.receipt = receipt;
    }

    /// The parts of one message.
    List<JsonObject> encode(List<ContentBlock> blocks) {
        pending = Optional.empty();
        var parts = new ArrayList<JsonObject>(blocks.size());
        blocks.forEach(block -> encode(block, parts));
        return parts;
    }

    private void encode(ContentBlock block, List<JsonObject> out) {
        switch (block) {
            case ContentBlock.Text text -> {
                noteCache(text.cacheControl(), text.path());
                text(text.text(), out);
            }
            case ContentBlock.Refusal refusal -> text(refusal.text(), out);
            case ContentBlock.Image image -> {
                noteCache(image.cacheControl(), image.path());
                noteDetail(image.detail());
                out.add(GeminiMedia.encode(image.source(), fromGemini, image.path()));
            }
            case ContentBlock.Document document -> {
                noteCache(document.cacheControl(), document.path());
                out.add(document(document));
            }
            case ContentBlock.Audio audio -> out.add(GeminiMedia.encodeData(audio.mediaType(), audio.data()));
            case ContentBlock.ToolUse use -> out.add(toolUse(use));
            case ContentBlock.ToolResult result -> out.add(toolResult(result));
            case ContentBlock.Thinking thinking -> thinking(thinking);
            case ContentBlock.RedactedThinking redacted -> noteThought(redacted.path());
            case ContentBlock.Native own -> {
                if (own.origin() == Protocol.GEMINI) {
                    out.add(own.wire());
                } else {
                    own.standIns().forEach(standIn -> encode(standIn, out));
                    MediaRules.noteForeign(own, receipt);
                }
            }
        }
    }

    private static void text(String text, List<JsonObject> out) {
        if (!text.isEmpty()) {
            out.add(JsonObject.of("text", text));
        }
    }

    private JsonObject document(ContentBlock.Document document) {
        return document.source() instanceof MediaSource.PlainText(var text)
                ? JsonObject.of("text", MediaRules.asText(document, text))
                : GeminiMedia.encode(document.source(), fromGemini, document.path());
    }

    private JsonObject toolUse(ContentBlock.ToolUse use) {
        noteCache(use.cacheControl(), use.path());
        var name = names.upstream(use.name());
        called.put(use.id(), name);
        var arguments = use.custom() ? CustomTools.asArguments(use.arguments()) : use.arguments();
        var part = JsonObject.builder()
                .put(
                        "functionCall",
                        JsonObject.builder()
                                .put("id", use.id())
                                .put("name", name)
                                .put("args", args(arguments, use.path()))
                                .build());
        use.signature()
                .filter(proof -> proof.maker() == Signature.Maker.GOOGLE)
                .or(() -> pending)
                .ifPresent(proof -> part.put("thoughtSignature", proof.value()));
        pending = Optional.empty();
        return part.build();
    }

    private JsonObject args(String arguments, JsonPath path) {
        var object = arguments(arguments);
        if (object.isEmpty()) {
            receipt.approximated(path, "the arguments were no JSON object and are sent as an empty one");
        }
        return object.orElse(JsonObject.EMPTY);
    }

    /// The arguments of a call, empty if they are no JSON object.
    static Optional<JsonObject> arguments(String text) {
        if (text.isEmpty()) {
            return Optional.of(JsonObject.EMPTY);
        }
        try {
            return Json.parse(text) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (MalformedJsonException _) {
            return Optional.empty();
        }
    }

    private JsonObject toolResult(ContentBlock.ToolResult result) {
        noteCache(result.cacheControl(), result.path());
        var content = new ArrayList<JsonObject>();
        result.content().forEach(block -> encode(block, content));
        var texts = new ArrayList<String>();
        var media = new ArrayList<JsonObject>();
        for (var part : content) {
            part.text("text").ifPresentOrElse(texts::add, () -> media.add(part));
        }
        var response = JsonObject.builder()
                .put("id", result.toolUseId())
                .put("name", called.getOrDefault(result.toolUseId(), ""))
                .put("response", JsonObject.of(result.isError() ? "error" : "output", String.join("\n", texts)));
        if (!media.isEmpty()) {
            response.put("parts", new JsonArray(List.copyOf(media)));
        }
        return JsonObject.of("functionResponse", response.build());
    }

    private void thinking(ContentBlock.Thinking thinking) {
        var own = GeminiSignatures.googles(thinking);
        pending = own.or(() -> pending);
        if (own.isEmpty() || !thinking.text().isEmpty()) {
            noteThought(thinking.path());
        }
    }

    private void noteThought(JsonPath path) {
        receipt.droppedQuietly(path, "reasoning goes back to its maker only");
    }

    private void noteCache(Optional<CacheControl> mark, JsonPath path) {
        if (mark.isPresent()) {
            receipt.droppedQuietly(path, "cache marks have no counterpart");
        }
    }

    private void noteDetail(Optional<Given<String>> detail) {
        detail.filter(word -> !word.value().equals("auto"))
                .ifPresent(word -> receipt.dropped(word.path(), "pictures have no detail setting"));
    }
}
