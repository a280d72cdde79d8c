package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Protocol;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.protocol.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the parts of a content (GIN-003 to GIN-006).
final class GeminiPartDecoder {
    /// Parts of tools that Google runs.
    static final Set<String> SERVER_PARTS = Set.of("executableCode", "codeExecutionResult", "toolCall", "toolResponse");

    private final ChatRequest.Builder request;
    private final GeminiCallIds ids = new GeminiCallIds();

    GeminiPartDecoder(ChatRequest.Builder request) {
        this.request = request;
    }

    List<ContentBlock> decode(List<GeminiCursor> parts) {
        var blocks = new ArrayList<ContentBlock>(parts.size());
        for (var part : parts) {
            decode(part, blocks);
        }
        return blocks;
    }

    private void decode(GeminiCursor part, List<ContentBlock> out) {
        var call = part.find("functionCall");
        var result = part.find("functionResponse");
        var data = part.find("inlineData");
        var file = part.find("fileData");
        var text = part.findString("text");
        if (call.isPresent()) {
            call(call.get(), part, out);
        } else if (result.isPresent()) {
            out.add(result(result.get(), part));
        } else if (data.isPresent()) {
            out.add(GeminiMedia.decodeData(data.get(), part.path(), request));
        } else if (file.isPresent()) {
            out.add(GeminiMedia.decodeFile(file.get(), part.path(), request));
        } else if (part.isTrue("thought")) {
            out.add(GeminiSignatures.open(part.findString("thoughtSignature"), text.orElse(""), part.path()));
        } else if (text.isPresent()) {
            out.add(ContentBlock.Text.of(text.get(), part.path()));
            noteSignature(part);
        } else {
            out.add(own(part));
            return;
        }
        Fields.keepRest(part.plain(), request);
    }

    private static ContentBlock own(GeminiCursor part) {
        var isServerTool =
                SERVER_PARTS.stream().anyMatch(name -> part.find(name).isPresent());
        return new ContentBlock.Native(Protocol.GEMINI, part.asObject(), List.of(), !isServerTool, part.path());
    }

    /// A call's own signature is Google's; another vendor's was moved here from the reasoning before the call.
    private void call(GeminiCursor call, GeminiCursor part, List<ContentBlock> out) {
        var name = call.get("name").asString();
        var arguments = call.find("args").map(GeminiCursor::asObject).orElse(JsonObject.EMPTY);
        var proof = part.findString("thoughtSignature")
                .filter(slot -> !slot.isEmpty())
                .map(slot -> GeminiSignatures.open(Optional.of(slot), "", part.path()));
        var signature = proof.flatMap(GeminiSignatures::googles);
        if (signature.isEmpty()) {
            proof.ifPresent(out::add);
        }
        out.add(new ContentBlock.ToolUse(
                ids.ofCall(call.findString("id"), name),
                name,
                Json.text(arguments),
                false,
                signature,
                Optional.empty(),
                part.path()));
        Fields.keepRest(call.plain(), request);
    }

    private ContentBlock result(GeminiCursor result, GeminiCursor part) {
        var id = result.findString("id").filter(given -> !given.isEmpty());
        var name = id.isPresent()
                ? result.findString("name").orElse("")
                : result.get("name").asString();
        var response = result.find("response").map(GeminiCursor::asObject);
        var content = new ArrayList<ContentBlock>();
        var error = response.flatMap(object -> only("error", object));
        error.or(() -> response.flatMap(object -> only("output", object)))
                .or(() -> response.map(Json::text))
                .ifPresent(text -> content.add(ContentBlock.Text.of(text, part.path())));
        for (var media : result.itemsOf("parts")) {
            decode(media, content);
        }
        Fields.keepRest(result.plain(), request);
        return new ContentBlock.ToolResult(
                ids.ofResult(id, name), content, error.isPresent(), Optional.empty(), part.path());
    }

    /// The text of a member that stands alone in its object.
    private static Optional<String> only(String name, JsonObject object) {
        return object.size() == 1 && object.get(name) instanceof JsonString(var text)
                ? Optional.of(text)
                : Optional.empty();
    }

    private void noteSignature(GeminiCursor part) {
        part.findString("thoughtSignature")
                .ifPresent(signature -> request.receipt()
                        .droppedQuietly(part.path().member("thoughtSignature"), "only the signatures of calls travel"));
    }
}
