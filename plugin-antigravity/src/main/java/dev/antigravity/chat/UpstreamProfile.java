package dev.antigravity.chat;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What one upstream can take. A provider, an account or a model states only what differs from the defaults of its
/// protocol; the accessors answer for the whole. Immutable.
public final class UpstreamProfile {
    /// How thinking is asked for: `ADAPTIVE` and `BUDGET` are Anthropic's, `LEVEL` and `BUDGET` Google's.
    public enum Thinking {
        ADAPTIVE,
        BUDGET,
        LEVEL,
        NONE
    }

    /// Dialect of tool and output schemas.
    public enum SchemaDialect {
        JSON,
        OPENAPI
    }

    /// What becomes of a server tool the upstream lacks.
    public enum ServerTools {
        DROP,
        REJECT
    }

    /// Where an upstream of OpenAI's draws.
    public enum Pictures {
        /// At its image endpoints.
        ENDPOINT,
        /// By the tool of a model that writes.
        TOOL
    }

    /// Shape of the Cloud Code envelope.
    public enum Envelope {
        CLI,
        AGENT
    }

    private static final Map<String, Kind> KINDS = kinds();

    private final Protocol protocol;
    private final JsonObject stated;
    private final boolean seen;

    private UpstreamProfile(Protocol protocol, JsonObject stated, boolean seen) {
        this.protocol = protocol;
        this.stated = stated;
        this.seen = seen;
    }

    public static UpstreamProfile of(Protocol protocol) {
        return new UpstreamProfile(protocol, JsonObject.EMPTY, false);
    }

    /// What of these statements this version understands.
    public static JsonObject understood(JsonObject statements) {
        var understood = JsonObject.builder();
        statements.forEach((key, value) -> {
            if (KINDS.containsKey(key) && KINDS.get(key).accepts().test(value)) {
                understood.put(key, value);
            }
        });
        return understood.build();
    }

    /// The keys a configuration may use, in kebab case.
    public static Set<String> keys() {
        return KINDS.keySet();
    }

    /// This profile with one setting stated.
    ///
    /// @param key one of {@link #keys}
    /// @throws IllegalArgumentException if the key is unknown or cannot have that value; says what it can have
    public UpstreamProfile with(String key, JsonValue value) {
        var kind = KINDS.get(key);
        if (kind == null) {
            throw new IllegalArgumentException("unknown profile key " + key);
        }
        if (!kind.accepts().test(value)) {
            throw new IllegalArgumentException(key + " takes " + kind.wanted() + ", not " + value);
        }
        return new UpstreamProfile(protocol, stated.with(key, value), seen);
    }

    /// This profile with all of another one's statements on top.
    public UpstreamProfile with(JsonObject statements) {
        var profile = this;
        for (var key : statements.names()) {
            profile = profile.with(key, statements.find(key).orElseThrow());
        }
        return profile;
    }

    /// This profile with what the upstream was seen to want, because it refused requests without.
    public UpstreamProfile asSeen(JsonObject statements) {
        var with = with(statements);
        return new UpstreamProfile(protocol, with.stated, seen || !statements.isEmpty());
    }

    /// The protocol the upstream speaks.
    public Protocol protocol() {
        return protocol;
    }

    /// Anthropic: value of the `anthropic-version` header.
    public String anthropicVersion() {
        return word("anthropic-version", "2023-06-01");
    }

    /// Anthropic: takes temperature, top_p and top_k.
    public boolean sampling() {
        return flag("sampling", true);
    }

    public Thinking thinking() {
        var standard = protocol == Protocol.ANTHROPIC_MESSAGES ? Thinking.ADAPTIVE : Thinking.LEVEL;
        return choice("thinking", Thinking.class, standard);
    }

    /// The largest thinking budget, in tokens.
    public long maxThinkingBudget() {
        return count("max-thinking-budget", protocol == Protocol.ANTHROPIC_MESSAGES ? Long.MAX_VALUE : 32_768);
    }

    /// The smallest thinking budget, in tokens.
    public long minThinkingBudget() {
        return count("min-thinking-budget", 1);
    }

    /// The most a model generates, in tokens; empty if nobody said.
    public Optional<Long> maxOutput() {
        return Optional.of(count("max-output", 0)).filter(tokens -> tokens > 0);
    }

    /// Clients of Anthropic's protocol get a signature of ours on reasoning nobody has signed, for some of them insist
    /// on one. It means nothing, and nobody is sent it back.
    public boolean signThinking() {
        return flag("sign-thinking", false);
    }

    /// Anthropic: takes `role: system` inside the messages.
    public boolean midSystem() {
        return flag("mid-system", false);
    }

    /// Anthropic: takes a final assistant message.
    public boolean prefill() {
        return flag("prefill", true);
    }

    /// Anthropic: the limit sent when the client gave none, in tokens.
    public long defaultMaxTokens() {
        return Math.min(count("default-max-tokens", 8_192), maxOutput().orElse(Long.MAX_VALUE));
    }

    /// OpenAI Chat: the member that carries the token limit.
    public String maxTokensField() {
        return word("max-tokens-field", "max_completion_tokens");
    }

    /// OpenAI Chat, verbatim lane: ask for the usage chunk and take it out again.
    public boolean askUsage() {
        return flag("ask-usage", true);
    }

    /// OpenAI Chat: the role of leading system text.
    public String systemRole() {
        return word("system-role", "system");
    }

    /// The efforts the model takes; empty for a model that does not reason.
    public Set<Effort> efforts() {
        if (!(stated.get("efforts") instanceof JsonArray words)) {
            return EnumSet.allOf(Effort.class);
        }
        var efforts = EnumSet.noneOf(Effort.class);
        words.forEach(word -> efforts.add(effort(word).orElseThrow()));
        return efforts;
    }

    /// OpenAI: takes `prompt_cache_breakpoint`.
    public boolean cacheBreakpoints() {
        return flag("cache-breakpoints", false);
    }

    /// Gemini and Cloud Code: dialect of tool and output schemas.
    public SchemaDialect schema() {
        var standard = protocol == Protocol.CLOUD_CODE ? SchemaDialect.OPENAPI : SchemaDialect.JSON;
        return choice("schema", SchemaDialect.class, standard);
    }

    /// Gemini and Cloud Code: constraints their schemas cannot say stand in the descriptions instead.
    public boolean schemaHints() {
        return flag("schema-hints", false);
    }

    /// Cloud Code: function calling mode for an automatic choice.
    public String autoMode() {
        return word("auto-mode", "AUTO");
    }

    public ServerTools serverTools() {
        return choice("server-tools", ServerTools.class, ServerTools.DROP);
    }

    /// OpenAI Responses: how pictures are asked for.
    public Pictures pictures() {
        return choice("pictures", Pictures.class, Pictures.ENDPOINT);
    }

    /// The upstream is always asked for a stream.
    public boolean forceStream() {
        return flag("force-stream", false);
    }

    /// Outermost members taken out of every request, last of all.
    public List<String> omit() {
        return stated.get("omit") instanceof JsonArray names
                ? names.stream().map(name -> ((JsonString) name).value()).toList()
                : List.of();
    }

    public Envelope envelope() {
        return choice("dialect", Envelope.class, Envelope.CLI);
    }

    /// Cloud Code: project of the account.
    public Optional<String> project() {
        return stated.text("project");
    }

    /// Cloud Code, envelope `agent`: its `userAgent` member.
    public Optional<String> userAgent() {
        return stated.text("user-agent");
    }

    /// Whether every request must be rebuilt for this upstream, also one of its own protocol.
    public boolean declinesVerbatim() {
        return forceStream() || !omit().isEmpty();
    }

    /// Whether the upstream has refused requests of its own protocol because of something that is stated here.
    public boolean isSeen() {
        return seen;
    }

    /// Whether somebody states that key.
    public boolean states(String key) {
        return stated.has(key);
    }

    private boolean flag(String key, boolean standard) {
        return stated.get(key) instanceof JsonBoolean(var value) ? value : standard;
    }

    private long count(String key, long standard) {
        return stated.get(key) instanceof JsonNumber number
                ? number.wholeNumber().orElseThrow()
                : standard;
    }

    private String word(String key, String standard) {
        return stated.text(key).orElse(standard);
    }

    private <E extends Enum<E>> E choice(String key, Class<E> type, E standard) {
        return stated.text(key)
                .map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)))
                .orElse(standard);
    }

    private static Optional<Effort> effort(JsonValue word) {
        return word instanceof JsonString(var text) ? Effort.byWord(text) : Optional.empty();
    }

    /// What a key takes.
    private record Kind(String wanted, Predicate<JsonValue> accepts) {
        static final Kind FLAG = new Kind("true or false", JsonBoolean.class::isInstance);
        static final Kind COUNT = new Kind(
                "a whole number above 0",
                value -> value instanceof JsonNumber number
                        && number.wholeNumber().orElse(0) > 0);
        static final Kind WORD = new Kind("a text", value -> value instanceof JsonString(var text) && !text.isBlank());
        static final Kind WORDS = new Kind(
                "a list of texts",
                value -> value instanceof JsonArray list && list.stream().allMatch(JsonString.class::isInstance));
        static final Kind EFFORTS = new Kind(
                "a list of " + words(Effort.class),
                value -> value instanceof JsonArray list
                        && list.stream().allMatch(word -> effort(word).isPresent()));

        static <E extends Enum<E>> Kind oneOf(Class<E> type) {
            return new Kind(
                    "one of " + words(type),
                    value -> value instanceof JsonString(var text)
                            && Arrays.stream(type.getEnumConstants())
                                    .anyMatch(constant -> lower(constant).equals(text)));
        }

        private static <E extends Enum<E>> String words(Class<E> type) {
            return Arrays.stream(type.getEnumConstants()).map(Kind::lower).collect(Collectors.joining(", "));
        }

        private static String lower(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT);
        }
    }

    private static Map<String, Kind> kinds() {
        var kinds = new LinkedHashMap<String, Kind>();
        kinds.put("anthropic-version", Kind.WORD);
        kinds.put("sampling", Kind.FLAG);
        kinds.put("thinking", Kind.oneOf(Thinking.class));
        kinds.put("max-thinking-budget", Kind.COUNT);
        kinds.put("min-thinking-budget", Kind.COUNT);
        kinds.put("max-output", Kind.COUNT);
        kinds.put("sign-thinking", Kind.FLAG);
        kinds.put("mid-system", Kind.FLAG);
        kinds.put("prefill", Kind.FLAG);
        kinds.put("default-max-tokens", Kind.COUNT);
        kinds.put("max-tokens-field", Kind.WORD);
        kinds.put("ask-usage", Kind.FLAG);
        kinds.put("system-role", Kind.WORD);
        kinds.put("efforts", Kind.EFFORTS);
        kinds.put("cache-breakpoints", Kind.FLAG);
        kinds.put("schema", Kind.oneOf(SchemaDialect.class));
        kinds.put("schema-hints", Kind.FLAG);
        kinds.put("auto-mode", Kind.WORD);
        kinds.put("server-tools", Kind.oneOf(ServerTools.class));
        kinds.put("pictures", Kind.oneOf(Pictures.class));
        kinds.put("force-stream", Kind.FLAG);
        kinds.put("omit", Kind.WORDS);
        kinds.put("dialect", Kind.oneOf(Envelope.class));
        kinds.put("project", Kind.WORD);
        kinds.put("user-agent", Kind.WORD);
        return kinds;
    }
}
