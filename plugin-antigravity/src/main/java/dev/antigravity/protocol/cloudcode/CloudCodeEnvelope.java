package dev.antigravity.protocol.cloudcode;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.Crossing;
import dev.antigravity.protocol.Hashes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What stands around one Gemini request (VUP-001, VUP-002).
final class CloudCodeEnvelope {
    static final String CONTENTS = "contents";
    static final String REQUEST = "request";

    /// Members the `agent` envelope has no place for, in both spellings.
    private static final List<String> NOT_FOR_AGENTS = List.of("safetySettings", "safety_settings");

    private final String model;
    private final UpstreamProfile profile;
    private final UUID id;

    CloudCodeEnvelope(String model, UpstreamProfile profile, UUID id) {
        this.model = model;
        this.profile = profile;
        this.id = id;
    }

    /// Behind the version.
    static String path(boolean stream) {
        return stream ? ":streamGenerateContent?alt=sse" : ":generateContent";
    }

    JsonObject around(JsonObject request, FidelityReceipt receipt) {
        var inner = request;
        for (var name : unwanted(request.names(), receipt)) {
            inner = inner.without(name);
        }
        var firstText = request.get(CONTENTS) instanceof JsonArray contents
                ? contents.stream().filter(CloudCodeEnvelope::isUsersText).findFirst()
                : Optional.<JsonValue>empty();
        var named = inner.with(sessionField(), sessionId(firstText));
        var envelope = head(request.get("generationConfig")).with(REQUEST, named);
        return Crossing.omit(profile.omit(), envelope);
    }

    /// All of the envelope but the request.
    ///
    /// @param config the request's `generationConfig`, if it has one
    JsonObject head(@Nullable JsonValue config) {
        var head = JsonObject.builder().put("model", model);
        profile.project().ifPresent(project -> head.put("project", project));
        switch (profile.envelope()) {
            case CLI -> head.put("user_prompt_id", id.toString());
            case AGENT -> {
                head.put("requestId", "agent-" + id);
                head.put("requestType", asksForPictures(config) ? "image_gen" : "agent");
                profile.userAgent().ifPresent(agent -> head.put("userAgent", agent));
            }
        }
        return head.build();
    }

    private static boolean asksForPictures(@Nullable JsonValue config) {
        return config instanceof JsonObject object
                && object.get("responseModalities") instanceof JsonArray kinds
                && kinds.items().contains(new JsonString("IMAGE"));
    }

    /// Which of these members this envelope has no place for; takes a note of them.
    List<String> unwanted(List<String> names, FidelityReceipt receipt) {
        if (profile.envelope() == UpstreamProfile.Envelope.CLI) {
            return List.of();
        }
        var unwanted = names.stream().filter(NOT_FOR_AGENTS::contains).toList();
        unwanted.forEach(name -> receipt.dropped(JsonPath.of(name), "the upstream sets these itself"));
        return unwanted;
    }

    String sessionField() {
        return switch (profile.envelope()) {
            case CLI -> "session_id";
            case AGENT -> "sessionId";
        };
    }

    /// Whether the user says something there; pictures and results alone say nothing.
    static boolean isUsersText(JsonValue content) {
        return content instanceof JsonObject object
                && object.text("role").orElse("user").equals("user")
                && !words(content).isEmpty();
    }

    /// The same for every turn of a conversation, since the first words of the user stay; nothing of the account is in
    /// it.
    ///
    /// @param firstText the first content in which the user says something, if there is one
    static JsonValue sessionId(Optional<JsonValue> firstText) {
        var words = firstText.map(CloudCodeEnvelope::words).orElse("");
        var digits = Hashes.sha256(words).substring(0, 32);
        return new JsonString(digits.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    }

    private static String words(JsonValue content) {
        var parts = content instanceof JsonObject object && object.get("parts") instanceof JsonArray list
                ? list
                : JsonArray.EMPTY;
        return parts.stream()
                .filter(JsonObject.class::isInstance)
                .flatMap(part -> ((JsonObject) part).text("text").stream())
                .collect(Collectors.joining("\n"));
    }
}
