package dev.antigravity.sandbox.wire.anthropic;

import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.mind.Pieces;
import dev.antigravity.sandbox.mind.Reply;
import dev.antigravity.sandbox.mind.Usage;
import dev.antigravity.sandbox.mind.Utterance;
import dev.antigravity.sandbox.script.StopReason;
import dev.antigravity.sandbox.wire.Event;
import dev.antigravity.sandbox.wire.Ids;
import dev.antigravity.sandbox.wire.Seals;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a reply as a message and as a stream.
final class AnthropicReply {
    static final String THINKING_SEAL = "anthropic thinking";
    static final String REDACTED_SEAL = "anthropic redacted thinking";

    private final AnthropicRequest request;
    private final Reply reply;
    private final Ids ids;
    private final Seals seals;
    private final List<Event> events = new ArrayList<>();

    AnthropicReply(AnthropicRequest request, Reply reply, Ids ids, Seals seals) {
        this.request = request;
        this.reply = reply;
        this.ids = ids;
        this.seals = seals;
    }

    JsonNode whole() {
        var message = message();
        message.set("content", Json.array(reply.said().stream().map(this::block).toList()));
        setStop(message);
        message.set("usage", usage(reply.usage(), reply.usage().output()));
        return message;
    }

    List<Event> events() {
        var message = message();
        message.set("content", Json.array());
        message.putNull("stop_reason").putNull("stop_sequence").putNull("stop_details");
        message.set("usage", usage(reply.usage(), 1));
        var start = event("message_start");
        start.set("message", message);
        add(start);
        add(event("ping"));
        for (var i = 0; i < reply.said().size(); i++) {
            addBlock(i, reply.said().get(i), reply.pieces());
        }
        var end = event("message_delta");
        var delta = Json.object().putNull("container");
        setStop(delta);
        end.set("delta", delta);
        end.set("usage", cumulativeUsage());
        add(end);
        add(event("message_stop"));
        return events;
    }

    private ObjectNode message() {
        return Json.object()
                .put("id", ids.next("msg_"))
                .put("type", "message")
                .put("role", "assistant")
                .put("model", request.model().id())
                .putNull("container")
                .putNull("diagnostics");
    }

    private void setStop(ObjectNode object) {
        object.put(
                "stop_reason",
                switch (reply.stop()) {
                    case END, MALFORMED -> "end_turn";
                    case TOOL_USE -> "tool_use";
                    case MAX_TOKENS -> "max_tokens";
                    case STOP_SEQUENCE -> "stop_sequence";
                    case REFUSAL, CONTENT_FILTER -> "refusal";
                    case PAUSE -> "pause_turn";
                    case CONTEXT_WINDOW -> "model_context_window_exceeded";
                });
        reply.stopSequence()
                .ifPresentOrElse(
                        sequence -> object.put("stop_sequence", sequence), () -> object.putNull("stop_sequence"));
        if (reply.stop() == StopReason.REFUSAL || reply.stop() == StopReason.CONTENT_FILTER) {
            object.set(
                    "stop_details",
                    Json.object()
                            .put("type", "refusal")
                            .putNull("category")
                            .put("explanation", "The sandbox was told to refuse."));
        } else {
            object.putNull("stop_details");
        }
    }

    private JsonNode block(Utterance utterance) {
        return switch (utterance) {
            case Utterance.Thought(var text) ->
                Json.object()
                        .put("type", "thinking")
                        .put("thinking", shown(text))
                        .put("signature", seals.seal(THINKING_SEAL, shown(text)));
            case Utterance.HiddenThought _ ->
                Json.object().put("type", "redacted_thinking").put("data", seals.seal(REDACTED_SEAL, ""));
            case Utterance.Speech(var text) -> text(text);
            case Utterance.Refusal(var text) -> text(text);
            case Utterance.Call call -> {
                var block = call(call);
                block.putRawValue("input", Json.raw(call.isWhole() ? call.arguments() : "{}"));
                yield block;
            }
        };
    }

    private void addBlock(int index, Utterance utterance, Pieces pieces) {
        switch (utterance) {
            case Utterance.Thought(var text) -> {
                start(
                        index,
                        Json.object()
                                .put("type", "thinking")
                                .put("thinking", "")
                                .put("signature", ""));
                pieces.ofText(shown(text)).forEach(piece -> delta(index, "thinking_delta", "thinking", piece));
                delta(index, "signature_delta", "signature", seals.seal(THINKING_SEAL, shown(text)));
            }
            case Utterance.HiddenThought _ -> start(index, block(utterance));
            case Utterance.Speech(var text) -> addText(index, text, pieces);
            case Utterance.Refusal(var text) -> addText(index, text, pieces);
            case Utterance.Call call -> {
                var block = call(call);
                block.set("input", Json.object());
                start(index, block);
                delta(index, "input_json_delta", "partial_json", "");
                pieces.ofArguments(call.arguments())
                        .forEach(piece -> delta(index, "input_json_delta", "partial_json", piece));
            }
        }
        add(event("content_block_stop").put("index", index));
    }

    private void addText(int index, String text, Pieces pieces) {
        start(index, text(""));
        pieces.ofText(text).forEach(piece -> delta(index, "text_delta", "text", piece));
    }

    private static ObjectNode text(String text) {
        return Json.object().put("type", "text").put("text", text).putNull("citations");
    }

    private ObjectNode call(Utterance.Call call) {
        var block = Json.object()
                .put("type", "tool_use")
                .put("id", ids.next("toolu_"))
                .put("name", call.tool().name());
        block.set("caller", Json.object().put("type", "direct"));
        return block;
    }

    private String shown(String thought) {
        return request.body().path("thinking").path("display").asString("").equals("omitted") ? "" : thought;
    }

    private static ObjectNode usage(Usage usage, long output) {
        var all = Json.object()
                .put("input_tokens", usage.uncachedInput())
                .put("cache_creation_input_tokens", usage.cacheWrite() + usage.cacheWrite1h())
                .put("cache_read_input_tokens", usage.cacheRead());
        all.set(
                "cache_creation",
                Json.object()
                        .put("ephemeral_5m_input_tokens", usage.cacheWrite())
                        .put("ephemeral_1h_input_tokens", usage.cacheWrite1h()));
        all.put("output_tokens", output);
        setThinking(all, usage);
        return all.putNull("server_tool_use")
                .put("service_tier", "standard")
                .putNull("inference_geo")
                .putNull("speed");
    }

    private ObjectNode cumulativeUsage() {
        var usage = reply.usage();
        var all = Json.object()
                .put("input_tokens", usage.uncachedInput())
                .put("cache_creation_input_tokens", usage.cacheWrite() + usage.cacheWrite1h())
                .put("cache_read_input_tokens", usage.cacheRead())
                .put("output_tokens", usage.output());
        setThinking(all, usage);
        return all.putNull("server_tool_use");
    }

    private static void setThinking(ObjectNode object, Usage usage) {
        if (usage.thinking() > 0) {
            object.set("output_tokens_details", Json.object().put("thinking_tokens", usage.thinking()));
        } else {
            object.putNull("output_tokens_details");
        }
    }

    private void start(int index, JsonNode block) {
        var start = event("content_block_start").put("index", index);
        start.set("content_block", block);
        add(start);
    }

    private void delta(int index, String type, String member, String text) {
        var delta = event("content_block_delta").put("index", index);
        delta.set("delta", Json.object().put("type", type).put(member, text));
        add(delta);
    }

    private static ObjectNode event(String type) {
        return Json.object().put("type", type);
    }

    private void add(ObjectNode data) {
        events.add(Event.of(data.get("type").stringValue(), data));
    }
}
