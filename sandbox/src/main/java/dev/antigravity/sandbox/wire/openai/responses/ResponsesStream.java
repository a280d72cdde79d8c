package dev.antigravity.sandbox.wire.openai.responses;

import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.mind.Pieces;
import dev.antigravity.sandbox.wire.Deal;
import dev.antigravity.sandbox.wire.Event;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Takes finished items apart into the events that lead to them.
final class ResponsesStream {
    private final Pieces pieces;
    private final List<ObjectNode> partials;

    /// @param partials the unfinished pictures of a picture among the items
    ResponsesStream(Pieces pieces, List<ObjectNode> partials) {
        this.pieces = pieces;
        this.partials = partials;
    }

    List<Event> events(ObjectNode begun, List<ObjectNode> items, ObjectNode finished) {
        var data = new ArrayList<ObjectNode>();
        data.add(event("response.created", "response", begun));
        data.add(event("response.in_progress", "response", begun));
        data.addAll(itemEvents(items));
        data.add(event("response." + finished.get("status").stringValue(), "response", finished));
        var events = new ArrayList<Event>();
        for (var one : data) {
            one.put("sequence_number", events.size());
            events.add(Event.of(one.get("type").stringValue(), one));
        }
        return events;
    }

    /// Calls that follow each other may be dealt in turn; everything else comes one after another.
    private List<ObjectNode> itemEvents(List<ObjectNode> items) {
        var all = new ArrayList<ObjectNode>();
        var calls = new ArrayList<List<ObjectNode>>();
        for (var i = 0; i < items.size(); i++) {
            var events = ofItem(items.get(i), i);
            if (items.get(i).has("call_id")) {
                calls.add(events);
            } else {
                all.addAll(Deal.out(calls, pieces.interleave()));
                calls.clear();
                all.addAll(events);
            }
        }
        all.addAll(Deal.out(calls, pieces.interleave()));
        return all;
    }

    private List<ObjectNode> ofItem(ObjectNode item, int index) {
        var begun = item.deepCopy();
        if (item.has("status")) {
            begun.put("status", "in_progress");
        }
        var body = switch (item.get("type").stringValue()) {
            case "message" -> {
                begun.set("content", Json.array());
                yield ofMessage(item, index);
            }
            case "reasoning" -> {
                begun.set("summary", Json.array());
                begun.remove("encrypted_content");
                yield ofReasoning(item, index);
            }
            case "image_generation_call" -> {
                begun.putNull("result");
                yield ofPicture(item, index);
            }
            case "custom_tool_call" -> {
                begun.put("input", "");
                yield ofCall(item, index, "response.custom_tool_call_input", "input");
            }
            default -> {
                begun.put("arguments", "");
                yield ofCall(item, index, "response.function_call_arguments", "arguments");
            }
        };
        var events = new ArrayList<ObjectNode>();
        events.add(event("response.output_item.added", "item", begun).put("output_index", index));
        events.addAll(body);
        events.add(event("response.output_item.done", "item", item).put("output_index", index));
        return events;
    }

    private List<ObjectNode> ofMessage(ObjectNode item, int index) {
        var events = new ArrayList<ObjectNode>();
        var content = item.path("content");
        for (var i = 0; i < content.size(); i++) {
            var part = content.get(i);
            var isText = part.has("text");
            var member = isText ? "text" : "refusal";
            var name = isText ? "response.output_text" : "response.refusal";
            var begun = ((ObjectNode) part).deepCopy().put(member, "");
            events.add(inMessage("response.content_part.added", item, index, i).set("part", begun));
            for (var piece : pieces.ofText(part.get(member).stringValue())) {
                events.add(
                        withLogprobs(inMessage(name + ".delta", item, index, i).put("delta", piece), isText));
            }
            events.add(withLogprobs(
                    inMessage(name + ".done", item, index, i)
                            .put(member, part.get(member).stringValue()),
                    isText));
            events.add(inMessage("response.content_part.done", item, index, i).set("part", part));
        }
        return events;
    }

    private List<ObjectNode> ofReasoning(ObjectNode item, int index) {
        var events = new ArrayList<ObjectNode>();
        var summary = item.path("summary");
        for (var i = 0; i < summary.size(); i++) {
            var part = (ObjectNode) summary.get(i);
            var text = part.get("text").stringValue();
            events.add(inSummary("part.added", item, index, i)
                    .set("part", part.deepCopy().put("text", "")));
            for (var piece : pieces.ofText(text)) {
                events.add(inSummary("text.delta", item, index, i).put("delta", piece));
            }
            events.add(inSummary("text.done", item, index, i).put("text", text));
            events.add(inSummary("part.done", item, index, i).set("part", part));
        }
        return events;
    }

    private List<ObjectNode> ofPicture(ObjectNode item, int index) {
        var name = "response.image_generation_call.";
        var events = new ArrayList<ObjectNode>();
        events.add(inItem(name + "in_progress", item, index));
        events.add(inItem(name + "generating", item, index));
        for (var partial : partials) {
            var event = inItem(name + "partial_image", item, index);
            partial.properties().forEach(member -> event.set(member.getKey(), member.getValue()));
            events.add(event);
        }
        events.add(inItem(name + "completed", item, index));
        return events;
    }

    private List<ObjectNode> ofCall(ObjectNode item, int index, String name, String member) {
        var events = new ArrayList<ObjectNode>();
        var whole = item.get(member).stringValue();
        for (var piece : pieces.ofArguments(whole)) {
            events.add(inItem(name + ".delta", item, index).put("delta", piece));
        }
        events.add(inItem(name + ".done", item, index).put(member, whole));
        return events;
    }

    private static ObjectNode inMessage(String type, JsonNode item, int index, int part) {
        return inItem(type, item, index).put("content_index", part);
    }

    private static ObjectNode inSummary(String type, JsonNode item, int index, int part) {
        return inItem("response.reasoning_summary_" + type, item, index).put("summary_index", part);
    }

    private static ObjectNode inItem(String type, JsonNode item, int index) {
        return Json.object()
                .put("type", type)
                .put("item_id", item.path("id").asString())
                .put("output_index", index);
    }

    private static ObjectNode withLogprobs(ObjectNode event, boolean isText) {
        return isText ? event.set("logprobs", Json.array()) : event;
    }

    private static ObjectNode event(String type, String member, JsonNode value) {
        return Json.object().put("type", type).set(member, value);
    }
}
