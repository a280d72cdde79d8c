package dev.antigravity.sandbox.wire.cloudcode;

import dev.antigravity.sandbox.account.Account;
import dev.antigravity.sandbox.catalog.Family;
import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalKind;
import dev.antigravity.sandbox.wire.Flow;
import dev.antigravity.sandbox.wire.Framing;
import dev.antigravity.sandbox.wire.Services;
import dev.antigravity.sandbox.wire.gemini.GeminiErrors;
import dev.antigravity.sandbox.wire.gemini.GeminiGeneration;
import dev.antigravity.sandbox.wire.gemini.GeminiReader;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The endpoints of Cloud Code.
public final class CloudCodeApi {
    private final Services services;
    private final Flow flow;
    private final GeminiErrors errors;
    private final CloudCodeVendor vendor;
    private final CloudCodeSetup setup = new CloudCodeSetup();

    public CloudCodeApi(Services services) {
        this.services = services;
        flow = new Flow(services);
        errors = new GeminiErrors("cloudcode-pa.googleapis.com", true, services.clock());
        vendor = new CloudCodeVendor(errors);
    }

    /// @param path below the base address
    public Answer answer(Call call, String path) {
        return switch (call.method() + " " + path) {
            case "POST /v1internal:generateContent" -> generate(call, Optional.empty());
            case "POST /v1internal:streamGenerateContent" -> {
                var isSse = call.queryFields().find("alt").equals(Optional.of("sse"));
                yield generate(call, Optional.of(isSse ? Framing.SSE : Framing.JSON_ARRAY));
            }
            case "POST /v1internal:countTokens" -> flow.describe(call, vendor, _ -> count(call));
            case "POST /v1internal:loadCodeAssist" -> flow.describe(call, vendor, setup::load);
            case "POST /v1internal:onboardUser" -> flow.describe(call, vendor, setup::onboard);
            case "POST /v1internal:fetchAvailableModels" ->
                flow.describe(
                        call,
                        vendor,
                        account -> CloudCodeSetup.models(services.catalog().of(Family.CLOUD_CODE), account));
            default -> vendor.refuse(Refusal.of(RefusalKind.NOT_FOUND, "Method not found."));
        };
    }

    private Answer generate(Call call, Optional<Framing> framing) {
        return flow.generate(call, vendor, (request, account) -> {
            var body = GeminiReader.body(request);
            GeminiReader.check(CloudCodeShapes.GENERATE, body);
            checkProject(body, account);
            return GeminiGeneration.read(
                    inner(body), model(body.get("model").stringValue()), services, framing, errors, this::wrap);
        });
    }

    private JsonNode count(Call call) {
        var body = GeminiReader.body(call);
        GeminiReader.check(CloudCodeShapes.COUNT, body);
        var inner = (ObjectNode) body.get("request").deepCopy();
        var name = inner.remove("model").asString();
        if (!name.startsWith("models/")) {
            throw notFound();
        }
        return Json.object()
                .put(
                        "totalTokens",
                        new GeminiReader(services.seals()).count(inner, model(name.substring("models/".length()))));
    }

    /// The request without what only Cloud Code knows, and complaining about what only Gemini knows.
    private static JsonNode inner(JsonNode body) {
        var inner = (ObjectNode) body.get("request").deepCopy();
        inner.remove("sessionId");
        var isAgent = body.hasNonNull("requestType");
        if (isAgent && inner.has("safetySettings")) {
            throw Refusal.invalid(
                            Place.ROOT.member("request").member("safetySettings"),
                            "Invalid JSON payload received. Unknown name \"safetySettings\" at 'request': Cannot find "
                                    + "field.")
                    .asException();
        }
        return inner;
    }

    private static void checkProject(JsonNode body, Account account) {
        var project = body.path("project").asString("");
        if (!project.isEmpty() && !project.equals(CloudCodeSetup.project(account))) {
            throw Refusal.of(RefusalKind.PERMISSION, "Permission denied on resource project " + project + ".")
                    .asException();
        }
    }

    private SandboxModel model(String id) {
        return services.catalog().find(Family.CLOUD_CODE, id).orElseThrow(CloudCodeApi::notFound);
    }

    private static RuntimeException notFound() {
        return Refusal.of(RefusalKind.NOT_FOUND, "Requested entity was not found.")
                .asException();
    }

    private ObjectNode wrap(ObjectNode response) {
        var wrapped = Json.object();
        wrapped.set("response", response);
        return wrapped.put("traceId", services.ids().next("trace_"));
    }
}
