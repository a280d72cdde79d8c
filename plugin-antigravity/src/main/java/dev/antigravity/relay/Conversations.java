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
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        return HEADERS.stream()
                .flatMap(name -> headers.first(name).stream())
                .findFirst()
                .or(() -> metadata(members))
                .or(() -> MEMBERS.stream()
                        .flatMap(name -> members.value(name).flatMap(Conversations::id).stream())
                        .findFirst())
                .or(() -> firstSaid(members))
                .map(text -> Hashes.sha256(text).substring(0, 32));
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
        return TURNS.stream()
                .flatMap(name ->
                        members
                                .text(name)
                                .or(() -> members.firstItem(name, Conversations::isUsers)
                                        .map(Conversations::said))
                                .stream())
                .filter(said -> !said.isBlank())
                .map(said -> said.length() > CHARACTERS ? said.substring(0, CHARACTERS) : said)
                .findFirst();
    }

    private static boolean isUsers(JsonValue turn) {
        return turn instanceof JsonObject object
                && object.text("role").orElse("user").equals("user")
                && !said(turn).isBlank();
    }

    private static String said(JsonValue turn) {
        if (!(turn instanceof JsonObject object)) {
            return "";
        }
        return Stream.of("content", "parts")
                .flatMap(name -> object.find(name).stream())
                .flatMap(Conversations::texts)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> texts(JsonValue content) {
        return switch (content) {
            case JsonString(var text) -> Stream.of(text);
            case JsonArray parts -> parts.stream().flatMap(Conversations::texts);
            case JsonObject part -> part.text("text").stream();
            default -> Stream.empty();
        };
    }
}
