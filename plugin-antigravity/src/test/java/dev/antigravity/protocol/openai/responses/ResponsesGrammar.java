package dev.antigravity.protocol.openai.responses;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The grammar of a Responses stream as a client sees it: what is added is done, once, in its place; whatever is done
/// repeats what came before; the final event repeats all. Throws at the first event that breaks it.
public final class ResponsesGrammar {
    private final Map<Long, Item> items = new TreeMap<>();
    private int events;
    private boolean over;

    private static final class Item {
        final String type;
        final String id;
        final StringBuilder text = new StringBuilder();
        final List<JsonValue> annotations = new ArrayList<>();
        final List<JsonValue> parts = new ArrayList<>();
        /// The type of the event that must come before the item or its part is done.
        boolean partOpen;
        boolean textDone;

        @Nullable
        JsonObject done;

        Item(JsonObject added) {
            type = text(added, "type");
            id = text(added, "id");
        }
    }

    /// @param frames objects with `event` and `data`
    public static void check(JsonArray frames) {
        var grammar = new ResponsesGrammar();
        frames.forEach(frame -> grammar.read((JsonObject) frame));
        require(grammar.over, "the stream has no end");
    }

    private void read(JsonObject frame) {
        var data = (JsonObject) frame.find("data").orElseThrow();
        var type = text(data, "type");
        require(!over, type + " behind the end");
        require(frame.text("event").orElse("").equals(type), type + " under the name " + frame.get("event"));
        require(JsonNumber.of(events).equals(data.get("sequence_number")), type + " is not number " + events);
        require(events > 1 || type.equals(events == 0 ? "response.created" : "response.in_progress"), type + " first");
        events++;
        switch (type) {
            case "response.created", "response.in_progress" -> begun(data);
            case "response.completed", "response.incomplete" -> end(data, true);
            case "response.failed" -> end(data, false);
            case "response.output_item.added" -> added(data);
            default -> inside(type, data, item(data));
        }
    }

    private static void begun(JsonObject data) {
        var response = object(data, "response");
        require(text(response, "status").equals("in_progress"), "a stream begins in progress");
        require(JsonArray.EMPTY.equals(response.get("output")), "a stream begins without output");
    }

    private void added(JsonObject data) {
        var index = number(data, "output_index");
        require(index == items.size(), "item " + index + " is added where " + items.size() + " is next");
        items.put(index, new Item(object(data, "item")));
    }

    private Item item(JsonObject data) {
        var item = items.get(number(data, "output_index"));
        if (item == null) {
            throw new AssertionError("nothing was added for " + data);
        }
        require(item.done == null, "something behind the end of item " + item.id);
        require(!data.has("item_id") || text(data, "item_id").equals(item.id), "wrong item id in " + data);
        return item;
    }

    private static void inside(String type, JsonObject data, Item item) {
        switch (type) {
            case "response.content_part.added" -> openPart(data, "content_index", item);
            case "response.reasoning_summary_part.added" -> openPart(data, "summary_index", item);
            case "response.output_text.delta", "response.refusal.delta", "response.reasoning_summary_text.delta" -> {
                require(item.partOpen && !item.textDone, type + " outside a part");
                delta(data, item);
            }
            case "response.function_call_arguments.delta", "response.custom_tool_call_input.delta" -> {
                require(!item.textDone, type + " behind its end");
                delta(data, item);
            }
            case "response.output_text.annotation.added" -> {
                require(number(data, "annotation_index") == item.annotations.size(), "annotations out of order");
                item.annotations.add(data.find("annotation").orElseThrow());
            }
            case "response.output_text.done", "response.reasoning_summary_text.done" -> textDone(data, "text", item);
            case "response.refusal.done" -> textDone(data, "refusal", item);
            case "response.function_call_arguments.done" -> textDone(data, "arguments", item);
            case "response.custom_tool_call_input.done" -> textDone(data, "input", item);
            case "response.content_part.done", "response.reasoning_summary_part.done" -> closePart(data, item);
            case "response.output_item.done" -> done(object(data, "item"), item);
            default -> throw new AssertionError("no event is called " + type);
        }
    }

    private static void openPart(JsonObject data, String indexName, Item item) {
        require(!item.partOpen, "a part in a part");
        require(number(data, indexName) == item.parts.size(), "parts out of order");
        item.partOpen = true;
        item.textDone = false;
        item.text.setLength(0);
        item.annotations.clear();
    }

    private static void delta(JsonObject data, Item item) {
        require(!text(data, "delta").isEmpty(), "an empty delta");
        item.text.append(text(data, "delta"));
    }

    private static void textDone(JsonObject data, String member, Item item) {
        require(text(data, member).contentEquals(item.text), "done with another text than came: " + data);
        item.textDone = true;
    }

    private static void closePart(JsonObject data, Item item) {
        var part = object(data, "part");
        require(item.partOpen && item.textDone, "a part is done before its text");
        var text = part.has("refusal") ? text(part, "refusal") : text(part, "text");
        require(text.contentEquals(item.text), "a part is done with another text than came: " + data);
        require(
                !part.has("annotations") || new JsonArray(item.annotations).equals(part.get("annotations")),
                "a part is done with other annotations than came: " + data);
        item.partOpen = false;
        item.parts.add(part);
    }

    private static void done(JsonObject whole, Item item) {
        require(text(whole, "type").equals(item.type) && text(whole, "id").equals(item.id), "another item is done");
        require(!item.partOpen, "an item is done before its part");
        switch (item.type) {
            case "message" -> require(new JsonArray(item.parts).equals(whole.get("content")), "other parts: " + whole);
            case "reasoning" ->
                require(new JsonArray(item.parts).equals(whole.get("summary")), "other parts: " + whole);
            case "function_call" -> repeated(whole, "arguments", item);
            case "custom_tool_call" -> repeated(whole, "input", item);
            default -> {}
        }
        item.done = whole;
    }

    private static void repeated(JsonObject whole, String member, Item item) {
        require(item.textDone, "a call is done before its " + member);
        require(text(whole, member).contentEquals(item.text), "a call is done with other " + member + ": " + whole);
    }

    private void end(JsonObject data, boolean whole) {
        over = true;
        var response = object(data, "response");
        require(text(data, "type").equals("response." + text(response, "status")), "another status: " + response);
        var finished = new ArrayList<JsonValue>();
        for (var item : items.values()) {
            require(!whole || item.done != null, "item " + item.id + " has no end");
            if (item.done != null) {
                finished.add(item.done);
            }
        }
        require(new JsonArray(finished).equals(response.get("output")), "another output than came: " + response);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    private static String text(JsonObject object, String member) {
        return object.get(member) instanceof JsonString(var text) ? text : fail(member, object);
    }

    private static long number(JsonObject object, String member) {
        return object.get(member) instanceof JsonNumber number
                ? number.wholeNumber().orElseThrow()
                : fail(member, object);
    }

    private static JsonObject object(JsonObject object, String member) {
        return object.get(member) instanceof JsonObject inner ? inner : fail(member, object);
    }

    private static <T> T fail(String member, JsonObject object) {
        throw new AssertionError("no " + member + " in " + object);
    }
}
