package dev.antigravity.relay;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.json.TopLevelMembers;
import dev.antigravity.net.Headers;
import dev.antigravity.protocol.Hashes;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/// Tells which conversation a request belongs to: by a header or a member made for that, else by what the user said
/// first, which every later request repeats.
final class Conversations {
    private static final List<String> HEADERS = List.of(
            "x-claude-code-session-id",
            "session-id",
            "session_id",
            "x-session-id",
            "x-session-affinity",
            "conversation-id",
            "x-conversation-id");
    private static final List<String> MEMBERS =
            List.of("prompt_cache_key", "conversation", "conversation_id", "session_id");
    private static final List<String> TURNS = List.of("messages", "input", "contents");

    /// Enough to tell conversations apart.
    private static final int CHARACTERS = 4_096;

    private Conversations() {}

    /// A short name that says nothing of what was said; empty if nothing tells.
    static Optional<String> key(Headers headers, TopLevelMembers members) {
        return header(headers)
                .or(() -> metadata(members))
                .or(() -> member(members))
                .or(() -> firstSaid(members))
                .map(text -> Hashes.sha256(text).substring(0, 32));
    }

    private static Optional<String> header(Headers headers) {
        for (var name : HEADERS) {
            var value = headers.first(name);
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> member(TopLevelMembers members) {
        for (var name : MEMBERS) {
            var id = members.value(name).flatMap(Conversations::id);
            if (id.isPresent()) {
                return id;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> id(JsonValue value) {
        return switch (value) {
            case JsonString(var text) -> Optional.of(text);
            case JsonObject object -> object.text("id");
            default -> Optional.empty();
        };
    }

    /// Claude Code puts its session into the id of the user; one without a session names a person, not a conversation.
    private static Optional<String> metadata(TopLevelMembers members) {
        if (!(members.value("metadata").orElse(null) instanceof JsonObject metadata)) {
            return Optional.empty();
        }
        return metadata.text("session_id")
                .or(() -> metadata.text("conversation_id"))
                .or(() -> metadata.text("user_id").filter(id -> id.contains("session")));
    }

    private static Optional<String> firstSaid(TopLevelMembers members) {
        for (var name : TURNS) {
            var said = members.text(name)
                    .or(() -> members.firstItem(name, Conversations::isUsers).map(Conversations::said))
                    .filter(text -> !text.isBlank());
            if (said.isPresent()) {
                return said.map(text -> text.length() > CHARACTERS ? text.substring(0, CHARACTERS) : text);
            }
        }
        return Optional.empty();
    }

    private static boolean isUsers(JsonValue turn) {
        return turn instanceof JsonObject object
                && object.text("role").orElse("user").equals("user")
                && !said(turn).isBlank();
    }

    private static String said(JsonValue turn) {
        var texts = new StringJoiner("\n");
        if (turn instanceof JsonObject object) {
            object.find("content").ifPresent(content -> addTexts(content, texts));
            object.find("parts").ifPresent(parts -> addTexts(parts, texts));
        }
        return texts.toString();
    }

    private static void addTexts(JsonValue content, StringJoiner texts) {
        switch (content) {
            case JsonString(var text) -> texts.add(text);
            case JsonArray parts -> parts.forEach(part -> addTexts(part, texts));
            case JsonObject part -> part.text("text").ifPresent(texts::add);
            default -> {}
        }
    }
}
