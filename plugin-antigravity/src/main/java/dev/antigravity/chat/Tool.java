package dev.antigravity.chat;

import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import java.util.List;
import java.util.Optional;

/// A tool the model may use.
public sealed interface Tool {
    /// The name the client knows it by; with a namespace, `namespace__name`.
    String name();

    JsonPath path();

    /// A tool with JSON arguments that the client runs.
    ///
    /// @param schema JSON Schema of the arguments, in no vendor's subset; empty if the client gave none
    /// @param strict whether the client asked for arguments that always fit the schema, if it said
    /// @param extra  members of the definition that only the client's own protocol has
    record Function(
            String name,
            Optional<String> description,
            Optional<JsonObject> schema,
            Optional<Given<Boolean>> strict,
            Optional<CacheControl> cacheControl,
            Optional<Namespace> namespace,
            JsonObject extra,
            JsonPath path)
            implements Tool {}

    /// A tool that takes free text.
    ///
    /// @param format the whole `format` member of the definition, if any
    record Custom(
            String name,
            Optional<String> description,
            Optional<JsonObject> format,
            Optional<Namespace> namespace,
            JsonPath path)
            implements Tool {}

    /// A tool the upstream runs by itself.
    ///
    /// @param kind   what it is in every protocol that has it, such as {@link #WEB_SEARCH}, else the origin's own
    /// word
    /// @param origin the protocol it was defined in
    /// @param wire   its definition there
    /// @param shared settings that mean the same elsewhere, in Anthropic's words: {@link #ALLOWED_DOMAINS},
    ///               {@link #USER_LOCATION}
    /// @param others settings that only the origin has
    record Server(String kind, Protocol origin, JsonObject wire, JsonObject shared, List<Extra> others, JsonPath path)
            implements Tool {
        public static final String WEB_SEARCH = "web_search";
        public static final String ALLOWED_DOMAINS = "allowed_domains";
        public static final String USER_LOCATION = "user_location";

        public Server {
            others = List.copyOf(others);
        }

        @Override
        public String name() {
            return wire.text("name").orElse(kind);
        }
    }

    /// The group a tool of OpenAI Responses belongs to.
    ///
    /// @param name     the group's name
    /// @param toolName the tool's name inside it
    record Namespace(String name, String toolName) {}
}
