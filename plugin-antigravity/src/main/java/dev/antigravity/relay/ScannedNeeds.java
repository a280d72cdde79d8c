package dev.antigravity.relay;

import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.ThinkingRequest;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.TopLevelMembers;
import dev.antigravity.route.ModelName;
import dev.antigravity.route.RequestNeeds;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What a request needs, found by walking along its bytes. The walk is made at most once, and only if somebody asks.
/// Not thread-safe.
final class ScannedNeeds implements RequestNeeds {
    /// A token is hardly ever longer.
    private static final int LONGEST_TOKEN_BYTES = 6;

    /// What a tool is given or gives is data, whatever it looks like.
    private static final Set<String> DATA = Set.of("input", "args", "arguments", "response");

    private static final Set<String> KINDS = Set.of("type", "mimeType", "mime_type", "media_type");
    private static final Set<String> IMAGES = Set.of("image", "image_url", "input_image");
    private static final Set<String> MEDIA = Set.of("data", "url", "image_url", "file_data");

    private final Protocol protocol;
    private final TopLevelMembers members;
    private final ModelName model;
    private boolean walked;
    private boolean images;
    private long textBytes;

    ScannedNeeds(Protocol protocol, TopLevelMembers members, ModelName model) {
        this.protocol = protocol;
        this.members = members;
        this.model = model;
    }

    @Override
    public boolean tools() {
        return members.span("tools").filter(span -> span.length() > 2).isPresent()
                && members.value("tools")
                        .filter(list -> list instanceof JsonArray all && !all.isEmpty())
                        .isPresent();
    }

    @Override
    public boolean images() {
        walk();
        return images;
    }

    @Override
    public boolean thinking() {
        return model.thinking()
                .map(asked -> asked.state() == ThinkingRequest.State.ON)
                .orElseGet(this::thinksByBody);
    }

    private boolean thinksByBody() {
        return switch (protocol) {
            case ANTHROPIC_MESSAGES ->
                member("thinking")
                        .flatMap(thinking -> thinking.text("type"))
                        .filter(type -> !type.equals("disabled"))
                        .isPresent();
            case OPENAI_CHAT ->
                members.text("reasoning_effort")
                        .filter(effort -> !effort.equals("none"))
                        .isPresent();
            case OPENAI_RESPONSES ->
                member("reasoning")
                        .flatMap(reasoning -> reasoning.text("effort"))
                        .filter(effort -> !effort.equals("none"))
                        .isPresent();
            case GEMINI, CLOUD_CODE ->
                member("generationConfig")
                        .filter(config -> config.has("thinkingConfig"))
                        .isPresent();
        };
    }

    private Optional<JsonObject> member(String name) {
        return members.value(name).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    @Override
    public long tokens() {
        walk();
        return textBytes / LONGEST_TOKEN_BYTES;
    }

    private void walk() {
        if (walked) {
            return;
        }
        walked = true;
        for (var name : members.names()) {
            members.texts(name, new Walk());
        }
    }

    private final class Walk implements TopLevelMembers.TextVisitor {
        @Override
        public boolean enters(String name) {
            return !DATA.contains(name);
        }

        @Override
        public boolean text(String name, long bytes, Supplier<String> text) {
            if (KINDS.contains(name)) {
                var kind = text.get();
                images |= IMAGES.contains(kind) || kind.startsWith("image/");
            } else if (!MEDIA.contains(name)) {
                textBytes += bytes;
            }
            return true;
        }
    }
}
