package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StopReason;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.JsonStreamDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a Responses stream (RRS). A whole answer is the final event of a stream that had no others.
final class OpenAiResponsesStreamDecoder implements JsonStreamDecoder.Steps {
    /// The items that have begun, by their place in the output.
    private final Map<Long, OpenAiResponsesItemReader> items = new LinkedHashMap<>();
    private long latest;
    private int blocks;
    private boolean started;
    private boolean called;
    private boolean refused;

    @Override
    public void read(String name, JsonCursor event, List<StreamEvent> out) {
        var type = event.findString("type").orElse(name);
        switch (type) {
            case "response.created", "response.queued", "response.in_progress" -> start(out);
            case "response.completed" -> completed(event.get("response"), out);
            case "response.incomplete" -> incomplete(event.get("response"), out);
            case "response.failed" -> failed(event.get("response").find("error"), out);
            case "error" -> failed(error(event).or(() -> Optional.of(event)), out);
            case "" -> error(event).ifPresent(error -> failed(Optional.of(error), out));
            default -> item(type, event, out);
        }
    }

    @Override
    public void close(boolean saidDone, List<StreamEvent> out) {
        // Only a final event ends a reply.
    }

    private void start(List<StreamEvent> out) {
        if (!started) {
            started = true;
            out.add(new StreamEvent.Start());
        }
    }

    private void item(String type, JsonCursor event, List<StreamEvent> out) {
        var itemType = itemTypeOf(type, event);
        if (itemType.isEmpty()) {
            return;
        }
        start(out);
        latest = event.findLong("output_index").orElse(latest);
        var before = out.size();
        var reader = reader(latest, itemType);
        switch (type) {
            case "response.output_item.added" -> reader.added(event.get("item"), out);
            case "response.output_item.done" -> reader.done(event.get("item"), out);
            default -> reader.event(type, event, out);
        }
        look(out.subList(before, out.size()));
    }

    /// The kind of item an event belongs to; empty if it is none we know.
    private static String itemTypeOf(String type, JsonCursor event) {
        return switch (type) {
            case "response.output_item.added", "response.output_item.done" ->
                event.get("item").get("type").asString();
            case "response.output_text.delta",
                    "response.output_text.done",
                    "response.output_text.annotation.added",
                    "response.refusal.delta",
                    "response.refusal.done",
                    "response.content_part.done" -> "message";
            case "response.reasoning_summary_text.delta",
                    "response.reasoning_summary_text.done",
                    "response.reasoning_text.delta",
                    "response.reasoning_text.done" -> "reasoning";
            case "response.function_call_arguments.delta", "response.function_call_arguments.done" -> "function_call";
            case "response.custom_tool_call_input.delta", "response.custom_tool_call_input.done" -> "custom_tool_call";
            default -> "";
        };
    }

    private OpenAiResponsesItemReader reader(long index, String itemType) {
        return items.computeIfAbsent(index, _ -> OpenAiResponsesItemReader.of(itemType, () -> blocks++));
    }

    /// A completed answer does not say whether it ended in calls or in a refusal (STP-003).
    private void look(List<StreamEvent> made) {
        for (var event : made) {
            if (event instanceof StreamEvent.BlockStart(var _, var opening)) {
                called |= opening instanceof ContentBlock.ToolUse;
                refused |= opening instanceof ContentBlock.Refusal;
            }
        }
    }

    private void completed(JsonCursor response, List<StreamEvent> out) {
        finish(response, out);
        end(Stop.of(OpenAiResponsesStopReasons.completed(called, refused)), out);
    }

    private void incomplete(JsonCursor response, List<StreamEvent> out) {
        finish(response, out);
        var word = response.find("incomplete_details").flatMap(details -> details.findString("reason"));
        var reason = word.map(OpenAiResponsesStopReasons::incomplete).orElse(StopReason.OTHER);
        end(new Stop(reason, Optional.empty(), Optional.empty(), word), out);
    }

    private void finish(JsonCursor response, List<StreamEvent> out) {
        start(out);
        if (items.isEmpty()) {
            var output = response.itemsOf("output");
            for (var index = 0; index < output.size(); index++) {
                var item = output.get(index);
                reader(index, item.get("type").asString()).done(item, out);
            }
            look(out);
        }
        items.values().forEach(reader -> reader.close(out));
        response.find("usage")
                .ifPresent(usage -> out.add(new StreamEvent.UsageReport(OpenAiResponsesUsage.decode(usage))));
    }

    private static void end(Stop stop, List<StreamEvent> out) {
        out.add(new StreamEvent.Stopped(stop));
        out.add(new StreamEvent.End());
    }

    private static Optional<JsonCursor> error(JsonCursor event) {
        return event.find("error").filter(JsonCursor::isObject);
    }

    private static void failed(Optional<JsonCursor> error, List<StreamEvent> out) {
        out.add(new StreamEvent.Failed(
                OpenAiResponsesErrors.decode(error.map(JsonCursor::asObject).orElse(JsonObject.EMPTY))));
    }
}
