package dev.antigravity.sandbox.wire.openai.responses;

import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.wire.Generation;
import dev.antigravity.sandbox.wire.Services;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiModels;
import tools.jackson.databind.JsonNode;

/// The Responses API of one sandbox.
public final class ResponsesEndpoint {
    private final Services services;
    private final ResponseStore store = new ResponseStore();
    private final ResponsesReader reader;

    public ResponsesEndpoint(Services services) {
        this.services = services;
        reader = new ResponsesReader(new OpenAiModels(services.catalog()), store, services.seals());
    }

    /// @throws dev.antigravity.sandbox.refusal.RefusalException if the real API would not take the request
    public Generation generation(Call call, String account) {
        return new ResponsesGeneration(services, store, reader.generation(call, account));
    }

    public JsonNode count(Call call, String account) {
        return Json.object()
                .put("object", "response.input_tokens")
                .put(
                        "input_tokens",
                        reader.count(call, account).question().prefix().tokens());
    }

    public JsonNode stored(String account, String id) {
        return store.get(account, id);
    }

    public JsonNode delete(String account, String id) {
        store.delete(account, id);
        return Json.object().put("id", id).put("object", "response").put("deleted", true);
    }
}
