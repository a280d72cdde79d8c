package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.Message;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Role;
import dev.antigravity.chat.SystemBlock;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.Fields;
import dev.antigravity.protocol.RequestTarget;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;

/// Reads a generateContent request (GIN).
final class GeminiRequestDecoder {
    private final GeminiCursor whole;
    /// The request itself, which a count may hold one level deeper.
    private final GeminiCursor body;

    private final RequestTarget target;
    private final ChatRequest.Builder request;

    GeminiRequestDecoder(JsonObject wire, RequestTarget target) {
        this.target = target;
        whole = new GeminiCursor(JsonCursor.of(wire));
        body = whole.find("generateContentRequest").orElse(whole);
        request = ChatRequest.builder(Protocol.GEMINI, wire);
    }

    ChatRequest decode() {
        request.model(model());
        request.stream(target.stream());
        body.find("systemInstruction").ifPresent(this::system);
        contents(body.get("contents"));
        new GeminiToolDecoder(body, request).decode();
        new GeminiConfigDecoder(body.find("generationConfig"), request).decode();
        request.serviceTier(body.given("serviceTier", JsonCursor::asString).flatMap(GeminiRequestDecoder::tier));
        body.extra("cachedContent").ifPresent(request::demand);
        Fields.keepRest(body.plain(), request);
        if (body != whole) {
            Fields.keepRest(whole.plain(), request);
        }
        return request.build();
    }

    /// The path names the model; bodies that hold a whole request repeat it.
    private String model() {
        var named = body.findString("model");
        return GeminiPaths.bare(
                target.model().or(() -> named).orElseGet(() -> body.get("model").asString()));
    }

    private void system(GeminiCursor content) {
        content.skip("role");
        for (var part : content.itemsOf("parts")) {
            part.findString("text")
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> request.system(SystemBlock.of(text)));
            Fields.keepRest(part.plain(), request);
        }
        Fields.keepRest(content.plain(), request);
    }

    private void contents(GeminiCursor field) {
        var parts = new GeminiPartDecoder(request);
        var messages = new ArrayList<Message>();
        for (var content : field.items()) {
            var role = content.find("role").map(GeminiRequestDecoder::role).orElse(Role.USER);
            messages.add(Message.of(role, parts.decode(content.itemsOf("parts")), content.path()));
            Fields.keepRest(content.plain(), request);
        }
        request.messages(messages, field.path());
    }

    private static Role role(GeminiCursor role) {
        return switch (role.asString()) {
            case "user", "function", "" -> Role.USER;
            case "model" -> Role.ASSISTANT;
            default -> throw role.complaint("expected user or model");
        };
    }

    /// In the words of the other protocols.
    private static Optional<Given<String>> tier(Given<String> tier) {
        var word = tier.value().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "unspecified" -> Optional.empty();
            case "standard" -> Optional.of(Given.of("default", tier.path()));
            default -> Optional.of(Given.of(word, tier.path()));
        };
    }
}
