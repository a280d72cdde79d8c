package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.Message;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Role;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.Crossing;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.History;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.ToolIds;
import dev.antigravity.protocol.ToolNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes a generateContent request (GUP).
final class GeminiRequestEncoder {
    private final ChatRequest request;
    private final UpstreamProfile profile;
    private final FidelityReceipt receipt;
    private final boolean fromGemini;
    private final ToolNames names;
    private final GeminiPartEncoder parts;
    private final List<JsonObject> system = new ArrayList<>();

    /// @param profile of a Gemini upstream, or of Cloud Code, which takes the same request in an envelope
    GeminiRequestEncoder(ChatRequest request, UpstreamProfile profile, FidelityReceipt receipt) {
        this.request = request;
        this.profile = profile;
        this.receipt = receipt;
        fromGemini = request.client() == Protocol.GEMINI;
        var rule = profile.protocol() == Protocol.CLOUD_CODE ? ToolNames.Rule.CLOUD_CODE : ToolNames.Rule.GEMINI;
        names = new ToolNames(rule, request.tools(), true);
        parts = new GeminiPartEncoder(fromGemini, names, receipt);
        request.system().forEach(block -> system(block.text()));
    }

    EncodedRequest encode(String model) {
        Crossing.note(
                request,
                extra -> fromGemini && (extra.isOutermost() || GeminiConfigDecoder.isHolder(extra.holder())),
                receipt);
        var stream = request.stream() || profile.forceStream();
        var contents = contents();
        var body = JsonObject.builder().put("contents", contents);
        if (!system.isEmpty()) {
            body.put("systemInstruction", JsonObject.of("parts", new JsonArray(List.copyOf(system))));
        }
        new GeminiToolEncoder(request, profile, names, receipt).encode(body);
        body.putIfFilled("generationConfig", new GeminiConfigEncoder(request, profile, receipt).encode());
        request.serviceTier().ifPresent(tier -> serviceTier(tier, body));
        request.user().ifPresent(user -> receipt.droppedQuietly(user.path(), "no counterpart"));
        Crossing.restoreExtras(request, Protocol.GEMINI, body);
        return new EncodedRequest(
                GeminiPaths.generate(model, stream),
                Map.of(),
                Crossing.omit(profile.omit(), body.build()),
                names,
                stream);
    }

    private JsonArray contents() {
        var turns = new GeminiTurns();
        for (var message : History.mended(request, ToolIds.GEMINI, receipt)) {
            message.name().ifPresent(name -> receipt.dropped(name.path(), "messages have no participant names"));
            if (message.role() == Role.SYSTEM) {
                midSystem(message);
            } else {
                turns.add(message.role(), parts.encode(message.blocks()));
            }
        }
        if (turns.isEmpty()) {
            systemAsMessage(turns);
        }
        if (turns.endsWithModel() && !fromGemini) {
            receipt.approximated(request.messagesPath(), "the upstream may not go on from an assistant message");
        }
        if (profile.thinking() == UpstreamProfile.Thinking.LEVEL) {
            turns.vouchForCalls();
        }
        return turns.encode();
    }

    private void midSystem(Message message) {
        for (var block : message.blocks()) {
            if (block instanceof ContentBlock.Text text) {
                system(text.text());
            }
        }
        receipt.approximated(message.path(), "system text in the middle went to the front");
    }

    /// GEN-018.
    private void systemAsMessage(GeminiTurns turns) {
        if (system.isEmpty()) {
            throw RejectedRequestException.invalid(request.messagesPath(), "there is nothing to answer");
        }
        receipt.approximated(request.messagesPath(), "the system text became the user's");
        turns.add(Role.USER, system);
        system.clear();
    }

    private void system(String text) {
        if (!text.isEmpty()) {
            system.add(JsonObject.of("text", text));
        }
    }

    private void serviceTier(Given<String> tier, JsonObject.Builder body) {
        switch (tier.value()) {
            case "auto" -> {}
            case "default" -> body.put("serviceTier", "standard");
            case "flex" -> body.put("serviceTier", "flex");
            case "priority", "fast" -> body.put("serviceTier", "priority");
            default -> receipt.dropped(tier.path(), "no tier of that name");
        }
    }
}
