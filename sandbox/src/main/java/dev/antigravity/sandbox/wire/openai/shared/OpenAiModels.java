package dev.antigravity.sandbox.wire.openai.shared;

import dev.antigravity.sandbox.catalog.Family;
import dev.antigravity.sandbox.catalog.ModelCatalog;
import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalKind;
import tools.jackson.databind.JsonNode;

/// The models of the OpenAI family.
public final class OpenAiModels {
    /// 2026-01-01T00:00:00Z.
    private static final long CREATED = 1_767_225_600;

    private final ModelCatalog catalog;

    public OpenAiModels(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    /// @throws dev.antigravity.sandbox.refusal.RefusalException if there is no such model
    public SandboxModel need(String id) {
        return catalog.find(Family.OPENAI, id)
                .orElseThrow(() -> Refusal.of(
                                RefusalKind.NOT_FOUND,
                                "The model `" + id + "` does not exist or you do not have access to it.")
                        .at(Place.ROOT.member("model"))
                        .withCode("model_not_found")
                        .asException());
    }

    public JsonNode list() {
        var list = Json.object().put("object", "list");
        list.set(
                "data",
                Json.array(catalog.of(Family.OPENAI).stream()
                        .map(OpenAiModels::describe)
                        .toList()));
        return list;
    }

    public static JsonNode describe(SandboxModel model) {
        return Json.object()
                .put("id", model.id())
                .put("object", "model")
                .put("created", CREATED)
                .put("owned_by", "sandbox");
    }
}
