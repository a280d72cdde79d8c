package dev.antigravity.sandbox.wire.openai.chat;

import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.mind.Reply;
import dev.antigravity.sandbox.mind.Usage;
import dev.antigravity.sandbox.mind.Utterance;
import dev.antigravity.sandbox.wire.Deal;
import dev.antigravity.sandbox.wire.Event;
import dev.antigravity.sandbox.wire.Ids;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes a reply as a completion and as chunks.
final class ChatReply {
    private final ChatRequest request;
    private final Reply reply;
    private final Ids ids;
    private final String id;
    private final long created;
    private final List<Event> events = new ArrayList<>();

    ChatReply(ChatRequest request, Reply reply, Ids ids, Clock clock) {
        this.request = request;
        this.reply = reply;
        this.ids = ids;
        id = ids.next("chatcmpl-");
        created = clock.instant().getEpochSecond();
    }

    JsonNode whole() {
        var choice = Json.object().put("index", 0);
        choice.set("message", message());
        choice.putNull("logprobs").put("finish_reason", finishReason());
        var completion = envelope("chat.completion");
        completion.set("choices", Json.array(List.of(choice)));
        completion.set("usage", usage(reply.usage()));
        return completion;
    }

    List<Event> events() {
        addDelta(Json.object().put("role", "assistant").put("content", "").putNull("refusal"));
        for (var utterance : reply.said()) {
            switch (utterance) {
                case Utterance.Thought(var text) ->
                    reply.pieces()
                            .ofText(text)
                            .forEach(piece -> addDelta(Json.object().put("reasoning_content", piece)));
                case Utterance.Speech(var text) ->
                    reply.pieces()
                            .ofText(text)
                            .forEach(piece -> addDelta(Json.object().put("content", piece)));
                case Utterance.Refusal(var text) ->
                    reply.pieces()
                            .ofText(text)
                            .forEach(piece -> addDelta(Json.object().put("refusal", piece)));
                case Utterance.HiddenThought _, Utterance.Call _ -> {}
            }
        }
        addCalls();
        add(chunk(Json.object(), finishReason()));
        if (request.wantsUsage()) {
            var last = envelope("chat.completion.chunk");
            last.set("choices", Json.array());
            last.set("usage", usage(reply.usage()));
            events.add(Event.of(last));
        }
        events.add(Event.of("[DONE]"));
        return events;
    }

    private ObjectNode message() {
        var message = Json.object().put("role", "assistant");
        var speaks = reply.all(Utterance.Speech.class).findAny().isPresent();
        message.put("content", speaks ? reply.speech() : null);
        message.put("refusal", reply.refusal().isEmpty() ? null : reply.refusal());
        message.set("annotations", Json.array());
        if (!reply.thoughts().isEmpty()) {
            message.put("reasoning_content", reply.thoughts());
        }
        var calls = reply.calls();
        if (request.usesFunctions() && !calls.isEmpty()) {
            var first = calls.getFirst();
            message.set(
                    "function_call",
                    Json.object().put("name", first.tool().name()).put("arguments", first.arguments()));
        } else if (!calls.isEmpty()) {
            message.set("tool_calls", Json.array(calls.stream().map(this::call).toList()));
        }
        return message;
    }

    private ObjectNode call(Utterance.Call call) {
        return call(call, call.arguments());
    }

    private ObjectNode call(Utterance.Call call, String arguments) {
        var tool = call.tool();
        var type = tool.isFreeText() ? "custom" : "function";
        var written = Json.object().put("id", ids.next("call_")).put("type", type);
        written.set(
                type, Json.object().put("name", tool.name()).put(tool.isFreeText() ? "input" : "arguments", arguments));
        return written;
    }

    private void addCalls() {
        var calls = reply.calls();
        if (request.usesFunctions()) {
            calls.stream().limit(1).forEach(this::addFunction);
            return;
        }
        var streams = new ArrayList<List<ObjectNode>>();
        for (var i = 0; i < calls.size(); i++) {
            var index = i;
            var call = calls.get(i);
            var stream = new ArrayList<ObjectNode>();
            var first = Json.object().put("index", index);
            first.setAll(call(call, ""));
            stream.add(first);
            reply.pieces().ofArguments(call.arguments()).forEach(piece -> {
                var fragment = Json.object().put("index", index);
                fragment.set(
                        call.tool().isFreeText() ? "custom" : "function",
                        Json.object().put(call.tool().isFreeText() ? "input" : "arguments", piece));
                stream.add(fragment);
            });
            streams.add(stream);
        }
        for (var fragment : Deal.out(streams, reply.pieces().interleave())) {
            var delta = Json.object();
            delta.set("tool_calls", Json.array(List.of(fragment)));
            addDelta(delta);
        }
    }

    private void addFunction(Utterance.Call call) {
        var name = Json.object();
        name.set("function_call", Json.object().put("name", call.tool().name()).put("arguments", ""));
        addDelta(name);
        reply.pieces().ofArguments(call.arguments()).forEach(piece -> {
            var delta = Json.object();
            delta.set("function_call", Json.object().put("arguments", piece));
            addDelta(delta);
        });
    }

    private String finishReason() {
        return switch (reply.stop()) {
            case END, STOP_SEQUENCE, REFUSAL, PAUSE, MALFORMED -> "stop";
            case TOOL_USE -> request.usesFunctions() ? "function_call" : "tool_calls";
            case MAX_TOKENS, CONTEXT_WINDOW -> "length";
            case CONTENT_FILTER -> "content_filter";
        };
    }

    private static ObjectNode usage(Usage usage) {
        var all = Json.object()
                .put("prompt_tokens", usage.input())
                .put("completion_tokens", usage.output())
                .put("total_tokens", usage.input() + usage.output());
        all.set(
                "prompt_tokens_details",
                Json.object().put("cached_tokens", usage.cacheRead()).put("audio_tokens", 0));
        all.set(
                "completion_tokens_details",
                Json.object()
                        .put("reasoning_tokens", usage.thinking())
                        .put("audio_tokens", 0)
                        .put("accepted_prediction_tokens", 0)
                        .put("rejected_prediction_tokens", 0));
        return all;
    }

    private void addDelta(ObjectNode delta) {
        add(chunk(delta, null));
    }

    private ObjectNode chunk(ObjectNode delta, @Nullable String finishReason) {
        var choice = Json.object().put("index", 0);
        choice.set("delta", delta);
        choice.putNull("logprobs").put("finish_reason", finishReason);
        var chunk = envelope("chat.completion.chunk");
        chunk.set("choices", Json.array(List.of(choice)));
        if (request.wantsUsage()) {
            chunk.putNull("usage");
        }
        return chunk;
    }

    private ObjectNode envelope(String object) {
        return Json.object()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", request.question().model().id())
                .put("service_tier", "default")
                .put("system_fingerprint", "fp_sandbox");
    }

    private void add(ObjectNode chunk) {
        events.add(Event.of(chunk));
    }
}
