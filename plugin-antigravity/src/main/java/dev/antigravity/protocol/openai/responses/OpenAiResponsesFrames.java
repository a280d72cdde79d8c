package dev.antigravity.protocol.openai.responses;

import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.StreamFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The events of one stream as they are written: numbered without gaps (STR-301), and with the items they have
/// finished so far.
final class OpenAiResponsesFrames {
    private List<StreamFrame> out = new ArrayList<>();
    private long sequence;
    private int items;
    private final TreeMap<Integer, JsonObject> finished = new TreeMap<>();

    /// The place of the next item in the output (STR-302).
    int nextOutputIndex() {
        return items++;
    }

    /// An event about the response as a whole.
    void response(String type, JsonObject response) {
        add(type, head(type).put("response", response));
    }

    void added(int outputIndex, JsonObject item) {
        var type = "response.output_item.added";
        add(type, head(type).put("output_index", outputIndex).put("item", item));
    }

    /// The item is whole; it will stand like this in the final event.
    void done(int outputIndex, JsonObject item) {
        finished.put(outputIndex, item);
        var type = "response.output_item.done";
        add(type, head(type).put("output_index", outputIndex).put("item", item));
    }

    /// The start of an event about something inside an item.
    JsonObject.Builder inside(String type, int outputIndex, String itemId) {
        return head(type).put("output_index", outputIndex).put("item_id", itemId);
    }

    void add(String type, JsonObject.Builder event) {
        out.add(new StreamFrame.Data(type, event.build()));
    }

    /// The finished items, in the order they began.
    List<JsonObject> output() {
        return List.copyOf(finished.values());
    }

    /// The frames since the last call.
    List<StreamFrame> take() {
        var taken = out;
        out = new ArrayList<>();
        return taken;
    }

    private JsonObject.Builder head(String type) {
        return JsonObject.builder().put("type", type).put("sequence_number", sequence++);
    }
}
