package dev.antigravity.sandbox.wire.openai.responses;

import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.mind.Reply;
import dev.antigravity.sandbox.mind.Usage;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.script.StopReason;
import dev.antigravity.sandbox.wire.openai.shared.OpenAiVendor;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The response object around the output, which repeats most of the request.
final class ResponsesEnvelope {
    private final ResponsesRequest request;
    private final String id;
    private final long createdAt;

    ResponsesEnvelope(ResponsesRequest request, String id, long createdAt) {
        this.request = request;
        this.id = id;
        this.createdAt = createdAt;
    }

    ObjectNode begun() {
        var response = base("in_progress", Json.array());
        return response.putNull("usage");
    }

    ObjectNode finished(Reply reply, List<ObjectNode> items) {
        var isCut = reply.stop() == StopReason.MAX_TOKENS || reply.stop() == StopReason.CONTEXT_WINDOW;
        var isFiltered = reply.stop() == StopReason.CONTENT_FILTER;
        var response = base(isCut || isFiltered ? "incomplete" : "completed", Json.array(items));
        if (isCut || isFiltered) {
            response.set(
                    "incomplete_details", Json.object().put("reason", isCut ? "max_output_tokens" : "content_filter"));
        } else {
            response.put("completed_at", createdAt);
        }
        response.set("usage", usage(reply.usage()));
        return response;
    }

    ObjectNode failed(Refusal refusal) {
        var response = base("failed", Json.array());
        response.set(
                "error",
                Json.object()
                        .put("code", OpenAiVendor.code(refusal).orElse("server_error"))
                        .put("message", refusal.message()));
        return response.putNull("usage");
    }

    private ObjectNode base(String status, JsonNode output) {
        var response = Json.object()
                .put("id", id)
                .put("object", "response")
                .put("created_at", createdAt)
                .put("status", status)
                .put("background", false)
                .putNull("completed_at")
                .putNull("error")
                .putNull("incomplete_details")
                .putNull("access_programs");
        echo(response, "instructions", "null");
        echo(response, "max_output_tokens", "null");
        echo(response, "max_tool_calls", "null");
        response.put("model", request.question().model().id());
        response.set("output", output);
        echo(response, "parallel_tool_calls", "true");
        echo(response, "previous_response_id", "null");
        echo(response, "prompt_cache_key", "null");
        var reasoning = Json.object().putNull("effort").putNull("summary");
        request.body()
                .path("reasoning")
                .properties()
                .forEach(member -> reasoning.set(member.getKey(), member.getValue()));
        response.set("reasoning", reasoning);
        echo(response, "safety_identifier", "null");
        response.put("service_tier", "default").put("store", request.isKept());
        echo(response, "temperature", "null");
        echo(response, "text", "{\"format\":{\"type\":\"text\"}}");
        echo(response, "tool_choice", "\"auto\"");
        echo(response, "tools", "[]");
        echo(response, "top_logprobs", "0");
        echo(response, "top_p", "null");
        echo(response, "truncation", "\"disabled\"");
        echo(response, "user", "null");
        echo(response, "metadata", "{}");
        return response;
    }

    private void echo(ObjectNode response, String name, String otherwise) {
        response.set(name, request.body().hasNonNull(name) ? request.body().get(name) : Json.parse(otherwise));
    }

    private static ObjectNode usage(Usage usage) {
        var all = Json.object().put("input_tokens", usage.input());
        all.set("input_tokens_details", Json.object().put("cached_tokens", usage.cacheRead()));
        all.put("output_tokens", usage.output());
        all.set("output_tokens_details", Json.object().put("reasoning_tokens", usage.thinking()));
        return all.put("total_tokens", usage.input() + usage.output());
    }
}
