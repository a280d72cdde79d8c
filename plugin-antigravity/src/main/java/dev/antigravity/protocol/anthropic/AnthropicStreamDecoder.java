package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.Citation;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Signature;
import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StopReason;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.JsonStreamDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a Messages stream (ARS).
final class AnthropicStreamDecoder implements JsonStreamDecoder.Steps {
    private final AnthropicUsage usage = new AnthropicUsage();
    /// Blocks that are open, by the index the upstream gave them.
    private final Map<Long, Open> open = new LinkedHashMap<>();
    private boolean begun;
    private int started;
    private boolean calledTool;
    private Optional<Stop> stop = Optional.empty();

    private static final class Open {
        final int index;
        /// Arguments that came with the start; they count if no others follow.
        String arguments = "";
        /// Whether the block was whole at its start, so that its deltas mean nothing to us.
        final boolean whole;

        Open(int index, boolean whole) {
            this.index = index;
            this.whole = whole;
        }
    }

    @Override
    public void read(String name, JsonCursor event, List<StreamEvent> out) {
        switch (event.findString("type").orElse(name)) {
            case "message_start" -> {
                event.get("message")
                        .find("usage")
                        .ifPresent(counts -> out.add(new StreamEvent.UsageReport(usage.merge(counts))));
                begin(out);
            }
            case "content_block_start" -> start(event.get("index").asLong(), event.get("content_block"), out);
            case "content_block_delta" -> delta(event.get("index").asLong(), event.get("delta"), out);
            case "content_block_stop" -> stop(event.get("index").asLong(), out);
            case "message_delta" -> {
                event.find("delta").ifPresent(delta -> stop = stopOf(delta).or(() -> stop));
                event.find("usage").ifPresent(counts -> out.add(new StreamEvent.UsageReport(usage.merge(counts))));
            }
            case "message_stop" -> {
                begin(out);
                List.copyOf(open.keySet()).forEach(left -> stop(left, out));
                out.add(new StreamEvent.Stopped(
                        stop.orElseGet(() -> Stop.of(calledTool ? StopReason.TOOL_USE : StopReason.END))));
                out.add(new StreamEvent.End());
            }
            case "error" -> out.add(new StreamEvent.Failed(AnthropicErrors.decodeEvent(event.asObject())));
            default -> {}
        }
    }

    /// An upstream that forgets to open its message, or opens it twice, still has sent one.
    private void begin(List<StreamEvent> out) {
        if (!begun) {
            begun = true;
            out.add(new StreamEvent.Start());
        }
    }

    @Override
    public void close(boolean saidDone, List<StreamEvent> out) {
        // Only message_stop ends a reply.
    }

    private void start(long upstreamIndex, JsonCursor block, List<StreamEvent> out) {
        begin(out);
        stop(upstreamIndex, out);
        var path = JsonPath.ROOT;
        var type = block.get("type").asString();
        var index = started++;
        var opening = switch (type) {
            case "text" -> ContentBlock.Text.of("");
            case "thinking" -> ContentBlock.Thinking.of("");
            case "redacted_thinking" ->
                new ContentBlock.RedactedThinking(block.get("data").asString(), path);
            case "tool_use" ->
                ContentBlock.ToolUse.of(
                        block.findString("id").orElse(""), block.get("name").asString(), "");
            default -> new ContentBlock.Native(Protocol.ANTHROPIC_MESSAGES, block.asObject(), List.of(), false, path);
        };
        var state = new Open(index, opening instanceof ContentBlock.Native);
        open.put(upstreamIndex, state);
        out.add(new StreamEvent.BlockStart(index, opening));
        switch (type) {
            case "text" -> {
                text(index, block.findString("text").orElse(""), out);
                block.itemsOf("citations").forEach(citation -> out.add(cited(index, citation)));
            }
            case "thinking" -> {
                text(index, block.findString("thinking").orElse(""), out);
                signature(index, block.findString("signature").orElse(""), out);
            }
            case "tool_use" -> {
                calledTool = true;
                state.arguments = block.find("input")
                        .map(JsonCursor::value)
                        .filter(input -> !input.equals(JsonObject.EMPTY))
                        .map(Json::text)
                        .orElse("");
            }
            default -> {}
        }
    }

    private void delta(long upstreamIndex, JsonCursor delta, List<StreamEvent> out) {
        var block = open.get(upstreamIndex);
        if (block == null || block.whole) {
            return;
        }
        switch (delta.get("type").asString()) {
            case "text_delta" -> text(block.index, delta.get("text").asString(), out);
            case "thinking_delta" -> text(block.index, delta.get("thinking").asString(), out);
            case "signature_delta" ->
                signature(block.index, delta.get("signature").asString(), out);
            case "citations_delta" -> out.add(cited(block.index, delta.get("citation")));
            case "input_json_delta" -> {
                var json = delta.get("partial_json").asString();
                if (!json.isEmpty()) {
                    block.arguments = "";
                    out.add(new StreamEvent.BlockDelta(block.index, new Delta.Arguments(json)));
                }
            }
            default -> {}
        }
    }

    private void stop(long upstreamIndex, List<StreamEvent> out) {
        var block = open.remove(upstreamIndex);
        if (block == null) {
            return;
        }
        if (!block.arguments.isEmpty()) {
            out.add(new StreamEvent.BlockDelta(block.index, new Delta.Arguments(block.arguments)));
        }
        out.add(new StreamEvent.BlockStop(block.index));
    }

    private static void text(int index, String text, List<StreamEvent> out) {
        if (!text.isEmpty()) {
            out.add(new StreamEvent.BlockDelta(index, Delta.Text.of(text)));
        }
    }

    private static void signature(int index, String value, List<StreamEvent> out) {
        if (!value.isEmpty()) {
            out.add(new StreamEvent.BlockDelta(
                    index, new Delta.Signed(new Signature(Signature.Maker.ANTHROPIC, value))));
        }
    }

    private static StreamEvent cited(int index, JsonCursor citation) {
        return new StreamEvent.BlockDelta(
                index,
                new Delta.Cited(new Citation(
                        Protocol.ANTHROPIC_MESSAGES,
                        citation.asObject(),
                        citation.findString("url"),
                        citation.findString("title"),
                        Optional.empty())));
    }

    private static Optional<Stop> stopOf(JsonCursor message) {
        return message.findString("stop_reason").map(word -> {
            var explanation = message.find("stop_details").flatMap(details -> details.findString("explanation"));
            return new Stop(
                    AnthropicStopReasons.decode(word).orElse(StopReason.OTHER),
                    message.findString("stop_sequence"),
                    explanation,
                    Optional.of(word));
        });
    }
}
