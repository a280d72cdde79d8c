package dev.antigravity.sandbox.wire.gemini;

import dev.antigravity.sandbox.catalog.Family;
import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalKind;
import dev.antigravity.sandbox.wire.Flow;
import dev.antigravity.sandbox.wire.Framing;
import dev.antigravity.sandbox.wire.Services;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The endpoints of the Gemini API.
public final class GeminiApi {
    private static final Pattern PATH = Pattern.compile("/v1(?:beta)?/models(?:/([^:]+)(?::(\\w+))?)?");

    private final Services services;
    private final Flow flow;
    private final GeminiErrors errors;
    private final GeminiVendor vendor;

    public GeminiApi(Services services) {
        this.services = services;
        flow = new Flow(services);
        errors = new GeminiErrors("generativelanguage.googleapis.com", false, services.clock());
        vendor = new GeminiVendor(errors);
    }

    /// @param path below the base address
    public Answer answer(Call call, String path) {
        var parts = PATH.matcher(path);
        if (!parts.matches()) {
            return vendor.refuse(Refusal.of(RefusalKind.NOT_FOUND, "Not Found"));
        }
        var id = parts.group(1) == null ? "" : URLDecoder.decode(parts.group(1), StandardCharsets.UTF_8);
        var method = Optional.ofNullable(parts.group(2)).orElse(id.isEmpty() ? "list" : "get");
        return switch (call.method() + " " + method) {
            case "POST generateContent" -> generate(call, id, method, Optional.empty());
            case "POST streamGenerateContent" -> {
                var isSse = call.queryFields().find("alt").equals(Optional.of("sse"));
                yield generate(call, id, method, Optional.of(isSse ? Framing.SSE : Framing.JSON_ARRAY));
            }
            case "POST countTokens" ->
                flow.describe(
                        call,
                        vendor,
                        _ -> Json.object()
                                .put(
                                        "totalTokens",
                                        new GeminiReader(services.seals())
                                                .count(GeminiReader.body(call), model(id, method))));
            case "GET list" -> flow.describe(call, vendor, _ -> list());
            case "GET get" -> flow.describe(call, vendor, _ -> describe(model(id, "get")));
            default -> vendor.refuse(Refusal.of(RefusalKind.NOT_FOUND, "Method not found."));
        };
    }

    private Answer generate(Call call, String id, String method, Optional<Framing> framing) {
        return flow.generate(
                call,
                vendor,
                (request, _) -> GeminiGeneration.read(
                        GeminiReader.body(request),
                        model(id, method),
                        services,
                        framing,
                        errors,
                        UnaryOperator.identity()));
    }

    private SandboxModel model(String id, String method) {
        return services.catalog()
                .find(Family.GEMINI, id)
                .orElseThrow(() -> Refusal.of(
                                RefusalKind.NOT_FOUND,
                                "models/" + id + " is not found for API version v1beta, or is not supported for "
                                        + method + ". Call ListModels to see the list of available models and their "
                                        + "supported methods.")
                        .asException());
    }

    private JsonNode list() {
        var list = Json.object();
        return list.set(
                "models",
                Json.array(services.catalog().of(Family.GEMINI).stream()
                        .map(GeminiApi::describe)
                        .toList()));
    }

    private static JsonNode describe(SandboxModel model) {
        var described = Json.object()
                .put("name", "models/" + model.id())
                .put("version", "001")
                .put("displayName", model.displayName())
                .put("description", "A simulated model of the sandbox.")
                .put("inputTokenLimit", model.contextTokens())
                .put("outputTokenLimit", model.outputTokens());
        return described.set(
                "supportedGenerationMethods",
                Json.strings(List.of("generateContent", "streamGenerateContent", "countTokens")));
    }
}
