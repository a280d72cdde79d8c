package dev.antigravity.golden;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.protocol.gemini.GeminiCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// A request as a released client sent it, on its way to an upstream.
///
/// @param id      its file, without the extension
/// @param request method, path, headers and body
public record RecordedRequest(String id, JsonObject request, Protocol upstream) {
    /// Where they are, for every module's tests.
    static final Path FOLDER = Path.of("../plugin-antigravity/src/test/resources/clients");

    private static final String COUNTS = "/v1/messages/count_tokens";
    private static final Map<String, Protocol> CLIENTS = Map.of(
            COUNTS,
            Protocol.ANTHROPIC_MESSAGES,
            "/v1/messages",
            Protocol.ANTHROPIC_MESSAGES,
            "/v1/chat/completions",
            Protocol.OPENAI_CHAT,
            "/v1/responses",
            Protocol.OPENAI_RESPONSES);

    /// Each recorded request once to each upstream protocol.
    public static Stream<RecordedRequest> everywhere() {
        try (var files = Files.walk(FOLDER)) {
            return files
                    .filter(file -> file.toString().endsWith(".json") && !file.endsWith("notes.json"))
                    .sorted()
                    .flatMap(file -> CodecExchange.UPSTREAMS.keySet().stream()
                            .map(upstream -> new RecordedRequest(id(file), request(file), upstream)))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Protocol client() {
        return geminiCall().isPresent() ? Protocol.GEMINI : Objects.requireNonNull(CLIENTS.get(path()), id);
    }

    public JsonObject body() {
        return (JsonObject) request.find("body").orElseThrow();
    }

    /// What the upstream is sent for a body of this client, whichever the protocols are.
    public JsonObject sent(JsonObject body, FidelityReceipt receipt) {
        var client = Objects.requireNonNull(CodecExchange.CLIENTS.get(client()));
        var decoded = client.decodeRequest(body, target());
        return Objects.requireNonNull(CodecExchange.UPSTREAMS.get(upstream))
                .encodeRequest(decoded, "model", UpstreamProfile.of(upstream), receipt)
                .body();
    }

    static JsonObject parse(Path file) {
        try {
            return Json.parseObject(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RequestTarget target() {
        return geminiCall()
                .map(GeminiCall::target)
                .orElse(path().equals(COUNTS) ? RequestTarget.COUNT : RequestTarget.REPLY);
    }

    private String path() {
        return request.text("path").orElse("");
    }

    private Optional<GeminiCall> geminiCall() {
        return GeminiCall.parse(path(), "");
    }

    private static String id(Path file) {
        return FOLDER.relativize(file).toString().replace('\\', '/').replace(".json", "");
    }

    private static JsonObject request(Path file) {
        return (JsonObject) parse(file).find("request").orElseThrow();
    }

    @Override
    public String toString() {
        return id + " to " + upstream;
    }
}
