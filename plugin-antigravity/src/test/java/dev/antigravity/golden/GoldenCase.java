package dev.antigravity.golden;

import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.gemini.GeminiCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// One golden exchange, as its file has it.
public record GoldenCase(JsonObject file) {
    private static final Map<String, Protocol> PROTOCOLS = Map.of(
            "anthropic", Protocol.ANTHROPIC_MESSAGES,
            "chat", Protocol.OPENAI_CHAT,
            "responses", Protocol.OPENAI_RESPONSES,
            "gemini", Protocol.GEMINI,
            "cloudcode", Protocol.CLOUD_CODE);

    /// Every case there is, by name.
    public static List<GoldenCase> all() {
        try {
            var folder = Path.of(Objects.requireNonNull(GoldenCase.class.getResource("/golden/exchange"))
                    .toURI());
            try (var files = Files.list(folder)) {
                return files.sorted().map(GoldenCase::read).toList();
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static GoldenCase read(Path file) {
        try {
            return new GoldenCase(Json.parseObject(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String id() {
        return file.text("id").orElseThrow();
    }

    /// Whether it is one of the many of an audit of the answers (`p…`) or of the requests (`q…`).
    public boolean isOfAnAudit() {
        return id().startsWith("p") || id().startsWith("q");
    }

    public Protocol inbound() {
        return Objects.requireNonNull(PROTOCOLS.get(file.text("inbound").orElseThrow()));
    }

    public Protocol upstream() {
        return Objects.requireNonNull(PROTOCOLS.get(file.text("upstream").orElseThrow()));
    }

    /// Whether it is about a conversation, and not about pictures or a count.
    public boolean isConversation() {
        return !path().startsWith("/v1/images/") && !path().contains("count") && !path().endsWith("/input_tokens");
    }

    public boolean isPassthrough() {
        return flag("passthrough");
    }

    public boolean isStream() {
        return flag("stream");
    }

    /// The request's path with query.
    public String path() {
        return file.text("path").orElseGet(() -> switch (inbound()) {
            case ANTHROPIC_MESSAGES -> "/v1/messages";
            case OPENAI_CHAT -> "/v1/chat/completions";
            case OPENAI_RESPONSES -> "/v1/responses";
            case GEMINI, CLOUD_CODE -> throw new IllegalStateException(id() + " names no path");
        });
    }

    /// What the path says, if the client puts it there.
    public Optional<GeminiCall> geminiCall() {
        if (inbound() != Protocol.GEMINI) {
            return Optional.empty();
        }
        var parts = path().split("\\?", 2);
        return GeminiCall.parse(parts[0], parts.length > 1 ? parts[1] : "");
    }

    /// Whether the client gets its stream as one JSON array.
    public boolean isArrayed() {
        return isStream() && geminiCall().filter(call -> !call.eventStream()).isPresent();
    }

    /// The path with query the upstream must be asked at, if the case says so.
    public Optional<String> expectedUpstreamPath() {
        return file.text("expectUpstreamPath");
    }

    public byte[] request() {
        return file.text("requestText")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> Json.bytes(Objects.requireNonNull(file.get("request"))));
    }

    /// The model as the client names it.
    public String clientModel() {
        return object("route")
                .text("clientModel")
                .orElseGet(() -> Json.parse(request()) instanceof JsonObject body
                        ? body.text("model").orElse("model")
                        : "model");
    }

    /// Whether the client writes its wish for thinking behind the model's name, which is read before any codec.
    public boolean hasModelSuffix() {
        return clientModel().contains("(")
                || path().contains("(")
                || object("request").text("model").orElse("").contains("(");
    }

    public String upstreamModel() {
        return object("route").text("upstreamModel").orElseGet(this::clientModel);
    }

    /// What the upstream's profile states besides the defaults, in kebab case.
    public JsonObject profileStatements() {
        var statements = JsonObject.builder();
        if (upstream() == Protocol.OPENAI_CHAT) {
            statements.put("ask-usage", JsonBoolean.FALSE);
        }
        object("config").forEach((key, value) -> statements.put(kebab(key), value));
        return statements.build();
    }

    public UpstreamProfile profile() {
        return UpstreamProfile.of(upstream()).with(profileStatements());
    }

    public Map<String, String> headers() {
        return texts("headers");
    }

    public Optional<JsonObject> expectedUpstreamRequest() {
        return Optional.ofNullable((JsonObject) file.get("expectUpstreamRequest"));
    }

    /// Pieces of text that must stand in the upstream's request as they are, where its value alone does not say enough.
    public List<String> expectedUpstreamPieces() {
        return strings("expectUpstreamContains");
    }

    /// What the message of a refusal must name.
    public Optional<String> expectedName() {
        return file.text("expectMessageNames");
    }

    public int upstreamStatus() {
        return number("upstreamStatus", 200);
    }

    public Map<String, String> upstreamHeaders() {
        return texts("upstreamHeaders");
    }

    /// The upstream's whole answer.
    public byte[] upstreamResponse() {
        var response = Objects.requireNonNull(file.get("upstreamResponse"));
        return response instanceof JsonString(var text) ? text.getBytes(StandardCharsets.UTF_8) : Json.bytes(response);
    }

    /// The upstream's stream, if it answers with one.
    public Optional<byte[]> upstreamStream() {
        if (!(file.get("upstreamStream") instanceof JsonArray blocks)) {
            return Optional.empty();
        }
        var stream = blocks.stream()
                .map(block -> ((JsonString) block).value() + "\n\n")
                .collect(Collectors.joining());
        return Optional.of(stream.getBytes(StandardCharsets.UTF_8));
    }

    public Optional<Integer> chunkBytes() {
        return file.has("chunkBytes") ? Optional.of(number("chunkBytes", 1)) : Optional.empty();
    }

    public int expectedStatus() {
        return number("expectClientStatus", 200);
    }

    public Map<String, String> expectedHeaders() {
        return texts("expectClientHeaders");
    }

    public List<String> expectedReceipt() {
        return strings("expectReceipt");
    }

    public Optional<JsonValue> expectedResponse() {
        return Optional.ofNullable(file.get("expectClientResponse"));
    }

    public Optional<JsonArray> expectedStream() {
        return Optional.ofNullable((JsonArray) file.get("expectClientStream"));
    }

    public JsonObject object(String member) {
        return file.get(member) instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    private Map<String, String> texts(String member) {
        var object = object(member);
        return object.names().stream()
                .filter(name -> object.text(name).isPresent())
                .collect(
                        Collectors.toMap(name -> name, name -> object.text(name).orElseThrow()));
    }

    private List<String> strings(String member) {
        return file.get(member) instanceof JsonArray texts
                ? texts.stream().map(text -> ((JsonString) text).value()).toList()
                : List.of();
    }

    private boolean flag(String member) {
        return file.get(member) == JsonBoolean.TRUE;
    }

    private int number(String member, int standard) {
        return file.get(member) instanceof JsonNumber number
                ? Math.toIntExact(number.wholeNumber().orElseThrow())
                : standard;
    }

    private static String kebab(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return id();
    }
}
