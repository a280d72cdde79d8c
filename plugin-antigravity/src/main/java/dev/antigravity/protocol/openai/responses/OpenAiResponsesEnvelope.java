package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.Stop;
import dev.antigravity.chat.Usage;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.ReplyContext;
import java.util.List;

/// The response around the items: what it is, and what was asked (RCL-001). One of these is for one answer.
final class OpenAiResponsesEnvelope {
    /// What is said where the client said nothing; also what is echoed at all.
    private static final JsonObject STANDARD = Json.parseObject("""
            {"instructions": null, "max_output_tokens": null, "metadata": {}, "parallel_tool_calls": true,
             "reasoning": {"effort": null, "summary": null}, "temperature": null,
             "text": {"format": {"type": "text"}}, "tool_choice": "auto", "tools": [], "top_p": null,
             "truncation": "disabled"}
            """);

    private final ReplyContext context;
    private final String id;

    OpenAiResponsesEnvelope(ReplyContext context) {
        this.context = context;
        id = context.ids().next("resp_");
    }

    JsonObject begun() {
        return response("in_progress", JsonNull.NULL, JsonNull.NULL, List.of(), JsonNull.NULL);
    }

    JsonObject finished(Stop stop, List<JsonObject> output, Usage usage) {
        var reason = OpenAiResponsesStopReasons.encode(stop.reason());
        return response(
                reason.isPresent() ? "incomplete" : "completed",
                JsonNull.NULL,
                reason.<JsonValue>map(word -> JsonObject.of("reason", word)).orElse(JsonNull.NULL),
                output,
                OpenAiResponsesUsage.encode(usage));
    }

    /// @param output the items that were finished before
    JsonObject failed(ApiError error, List<JsonObject> output) {
        return response("failed", OpenAiResponsesErrors.encode(error), JsonNull.NULL, output, JsonNull.NULL);
    }

    private JsonObject response(
            String status, JsonValue error, JsonValue incomplete, List<JsonObject> output, JsonValue usage) {
        var response = JsonObject.builder()
                .put("id", id)
                .put("object", "response")
                .put("created_at", context.created().getEpochSecond())
                .put("status", status)
                .put("model", context.request().model())
                .put("error", error)
                .put("incomplete_details", incomplete)
                .put("output", output)
                .put("usage", usage)
                .putNull("previous_response_id")
                .putNull("access_programs");
        var asked = context.request().wire();
        STANDARD.forEach((name, standard) -> response.put(name, asked.find(name).orElse(standard)));
        return response.build();
    }
}
