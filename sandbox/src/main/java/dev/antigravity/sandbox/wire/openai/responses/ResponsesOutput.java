package dev.antigravity.sandbox.wire.openai.responses;

import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.mind.Reply;
import dev.antigravity.sandbox.mind.Utterance;
import dev.antigravity.sandbox.script.StopReason;
import dev.antigravity.sandbox.wire.Ids;
import dev.antigravity.sandbox.wire.Seals;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Makes the output items of a reply, finished as they stand in the final response.
final class ResponsesOutput {
    private final ResponsesRequest request;
    private final Reply reply;
    private final Ids ids;
    private final Seals seals;
    private final List<ObjectNode> items = new ArrayList<>();

    ResponsesOutput(ResponsesRequest request, Reply reply, Ids ids, Seals seals) {
        this.request = request;
        this.reply = reply;
        this.ids = ids;
        this.seals = seals;
    }

    List<ObjectNode> items() {
        for (var utterance : reply.said()) {
            switch (utterance) {
                case Utterance.Thought(var text) -> items.add(reasoning(text));
                case Utterance.HiddenThought _ -> items.add(reasoning(""));
                case Utterance.Speech(var text) ->
                    addPart(Json.object().put("type", "output_text").put("text", text));
                case Utterance.Refusal(var text) ->
                    addPart(Json.object().put("type", "refusal").put("refusal", text));
                case Utterance.Call call -> items.add(call(call));
            }
        }
        if (reply.stop() == StopReason.MAX_TOKENS
                && !items.isEmpty()
                && items.getLast().has("status")) {
            items.getLast().put("status", "incomplete");
        }
        return items;
    }

    private ObjectNode reasoning(String text) {
        var id = ids.next("rs_");
        var item = Json.object().put("id", id).put("type", "reasoning");
        var summary = Json.array();
        if (request.wantsSummary() && !text.isEmpty()) {
            summary.add(Json.object().put("type", "summary_text").put("text", text));
        }
        item.set("summary", summary);
        if (request.wantsEncryptedReasoning()) {
            item.put("encrypted_content", seals.seal(ResponsesItems.REASONING_SEAL, request.account()));
        }
        return item;
    }

    /// Texts and refusals that follow each other share a message.
    private void addPart(ObjectNode part) {
        if (part.has("text")) {
            part.set("annotations", Json.array());
            part.set("logprobs", Json.array());
        }
        if (items.isEmpty() || !items.getLast().path("type").asString().equals("message")) {
            var message = Json.object()
                    .put("id", ids.next("msg_"))
                    .put("type", "message")
                    .put("status", "completed")
                    .put("role", "assistant");
            message.set("content", Json.array());
            items.add(message);
        }
        items.getLast().withArray("content").add(part);
    }

    private ObjectNode call(Utterance.Call call) {
        var tool = call.tool();
        var item = Json.object()
                .put("id", ids.next(tool.isFreeText() ? "ctc_" : "fc_"))
                .put("type", tool.isFreeText() ? "custom_tool_call" : "function_call")
                .put("status", "completed")
                .put("call_id", ids.next("call_"))
                .put("name", tool.name());
        tool.namespace().ifPresent(namespace -> item.put("namespace", namespace));
        return item.put(tool.isFreeText() ? "input" : "arguments", call.arguments());
    }
}
