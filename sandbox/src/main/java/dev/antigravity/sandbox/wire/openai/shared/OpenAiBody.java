package dev.antigravity.sandbox.wire.openai.shared;

import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.json.MalformedJsonException;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalKind;
import tools.jackson.databind.JsonNode;

/// The body of a request.
public final class OpenAiBody {
    /// What an answer looks like of which only JSON is asked.
    public static final JsonNode ANY_OBJECT = Json.parse(
            "{\"type\":\"object\",\"properties\":{\"sandbox\":{\"const\":true}},\"required\":[\"sandbox\"]}");

    private OpenAiBody() {}

    /// @throws dev.antigravity.sandbox.refusal.RefusalException if it is not JSON
    public static JsonNode parse(Call call) {
        try {
            return Json.parse(call.body());
        } catch (MalformedJsonException _) {
            throw Refusal.of(
                            RefusalKind.INVALID,
                            "We could not parse the JSON body of your request. The API expects a JSON payload.")
                    .asException();
        }
    }
}
