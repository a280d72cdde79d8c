package dev.antigravity.sandbox.wire.anthropic;

import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.catalog.Trait;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalKind;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The list of models, page by page.
final class AnthropicModels {
    private static final int USUAL_PAGE = 20;

    private final List<SandboxModel> models;

    AnthropicModels(List<SandboxModel> models) {
        this.models = models;
    }

    JsonNode list(Call call) {
        var query = call.queryFields();
        var ids = models.stream().map(SandboxModel::id).toList();
        var from = query.find("after_id").map(id -> ids.indexOf(id) + 1).orElse(0);
        var size = query.find("limit").map(AnthropicModels::limit).orElse(USUAL_PAGE);
        var page = models.subList(from, Math.min(models.size(), from + size));
        var list = Json.object();
        list.set("data", Json.array(page.stream().map(AnthropicModels::describe).toList()));
        list.put("has_more", from + size < models.size());
        list.put("first_id", page.isEmpty() ? null : page.getFirst().id());
        list.put("last_id", page.isEmpty() ? null : page.getLast().id());
        return list;
    }

    JsonNode one(String id) {
        return models.stream()
                .filter(model -> model.id().equals(id))
                .findFirst()
                .map(AnthropicModels::describe)
                .orElseThrow(
                        () -> Refusal.of(RefusalKind.NOT_FOUND, "model: " + id).asException());
    }

    private static int limit(String text) {
        if (!text.matches("\\d{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 1000) {
            throw AnthropicRequest.refuse("limit: Input should be between 1 and 1000");
        }
        return Integer.parseInt(text);
    }

    private static JsonNode describe(SandboxModel model) {
        var described = Json.object()
                .put("type", "model")
                .put("id", model.id())
                .put("display_name", model.displayName())
                .put("created_at", "2026-01-01T00:00:00Z")
                .put("lifecycle", "active")
                .putNull("line")
                .putNull("deprecated_at")
                .putNull("retires_at")
                .put("max_input_tokens", model.contextTokens())
                .put("max_tokens", model.outputTokens());
        described.set("capabilities", capabilities(model));
        return described;
    }

    private static ObjectNode capabilities(SandboxModel model) {
        var adaptive = model.has(Trait.ADAPTIVE_THINKING);
        var budget = model.has(Trait.BUDGET_THINKING);
        var types = Json.object();
        types.set("adaptive", supported(adaptive));
        types.set("enabled", supported(budget));
        types.set("disabled", supported(true));
        types.set("between_tools", supported(true));
        var thinking = supported(adaptive || budget);
        thinking.set("types", types);
        var effort = supported(adaptive);
        for (var level : List.of("low", "medium", "high", "xhigh", "max")) {
            effort.set(level, supported(adaptive));
        }
        var contextManagement = supported(true);
        contextManagement.set("clear_thinking_20251015", supported(true));
        contextManagement.putNull("clear_tool_uses_20250919").putNull("compact_20260112");
        var serverTools = supported(false);
        serverTools.set("code_execution", supported(false));
        serverTools.set("web_search", supported(false));
        var capabilities = Json.object();
        capabilities.set("batch", supported(false));
        capabilities.set("citations", supported(false));
        capabilities.set("code_execution", supported(false));
        capabilities.set("context_management", contextManagement);
        capabilities.set("effort", effort);
        capabilities.set("image_input", supported(model.has(Trait.VISION)));
        capabilities.set("pdf_input", supported(model.has(Trait.VISION)));
        capabilities.set("server_tools", serverTools);
        capabilities.set("structured_outputs", supported(true));
        capabilities.set("thinking", thinking);
        return capabilities;
    }

    private static ObjectNode supported(boolean supported) {
        return Json.object().put("supported", supported);
    }
}
