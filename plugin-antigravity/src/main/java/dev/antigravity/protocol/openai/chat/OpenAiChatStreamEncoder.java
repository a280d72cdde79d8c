package dev.antigravity.protocol.openai.chat;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StopReason;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.Usage;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.BlockSequencer;
import dev.antigravity.protocol.EventStage;
import dev.antigravity.protocol.MalformedIsFailure;
import dev.antigravity.protocol.ReplyContext;
import dev.antigravity.protocol.StreamEncoder;
import dev.antigravity.protocol.StreamFrame;
import dev.antigravity.protocol.openai.OpenAiErrors;
import dev.antigravity.protocol.openai.OpenAiLogprobs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Writes a stream of chunks (STR-201 to STR-204). Calls may interleave; they are passed on as they come. Two texts may
/// not, for a message has one place for them.
final class OpenAiChatStreamEncoder implements StreamEncoder {
    private static final String FUNCTION = "function";

    private final ReplyContext context;
    private final String id;
    private final EventStage steps =
            new MalformedIsFailure().then(new BlockSequencer(OpenAiChatStreamEncoder::mayRunBeside));
    private final Map<Integer, Writer> writers = new HashMap<>();
    private int calls;
    private Usage usage = Usage.UNKNOWN;

    /// Writes the deltas of one block.
    private sealed interface Writer {
        /// Text of a block whose deltas all go into one member of the delta.
        record Member(String name) implements Writer {}

        /// The arguments of a call, which has none as long as nothing of them was written.
        record Call(int index, String kind, String member, AtomicBoolean written) implements Writer {}

        /// The arguments of the one call of the deprecated form.
        record Function(AtomicBoolean written) implements Writer {}

        record Hidden() implements Writer {}
    }

    OpenAiChatStreamEncoder(ReplyContext context) {
        this.context = context;
        id = context.ids().next("chatcmpl-");
    }

    @Override
    public List<StreamFrame> encode(StreamEvent event) {
        var out = new ArrayList<StreamFrame>(2);
        steps.pass(event).forEach(step -> write(step, out));
        return out;
    }

    private void write(StreamEvent step, List<StreamFrame> out) {
        switch (step) {
            case StreamEvent.Start _ ->
                out.add(chunk(JsonObject.of("role", "assistant", "content", ""), JsonNull.NULL, JsonNull.NULL));
            case StreamEvent.UsageReport(var reported) -> usage = reported;
            case StreamEvent.BlockStart(var index, var opening) -> writers.put(index, open(opening, out));
            case StreamEvent.BlockDelta(var index, var delta) -> delta(delta, writers.get(index), out);
            case StreamEvent.BlockStop(var index) -> close(writers.remove(index), out);
            case StreamEvent.Stopped(var stop) -> stopped(stop, out);
            case StreamEvent.End _ -> out.add(new StreamFrame.Done());
            case StreamEvent.Failed(var error) -> out.add(new StreamFrame.Data("", OpenAiErrors.body(error)));
        }
    }

    private Writer open(ContentBlock opening, List<StreamFrame> out) {
        return switch (opening) {
            case ContentBlock.Text _ -> new Writer.Member("content");
            case ContentBlock.Thinking _ -> new Writer.Member("reasoning_content");
            case ContentBlock.Refusal _ -> new Writer.Member("refusal");
            case ContentBlock.ToolUse use -> call(use, out);
            case ContentBlock.RedactedThinking _,
                    ContentBlock.Native _,
                    ContentBlock.Image _,
                    ContentBlock.Document _,
                    ContentBlock.Audio _,
                    ContentBlock.ToolResult _ -> new Writer.Hidden();
        };
    }

    private Writer call(ContentBlock.ToolUse use, List<StreamFrame> out) {
        var index = calls++;
        if (context.request().wishes().legacyFunctions()) {
            if (index > 0) {
                return new Writer.Hidden();
            }
            out.add(delta("function_call", JsonObject.of("name", use.name())));
            return new Writer.Function(new AtomicBoolean());
        }
        var kind = use.custom() ? "custom" : FUNCTION;
        var member = use.custom() ? "input" : "arguments";
        var opening = JsonObject.builder().put("index", index);
        var call = OpenAiChatResponseEncoder.call(context, use);
        call.with(kind, JsonObject.of("name", use.name(), member, "")).forEach(opening::put);
        out.add(delta("tool_calls", List.of(opening.build())));
        return new Writer.Call(index, kind, member, new AtomicBoolean());
    }

    private static boolean mayRunBeside(ContentBlock open, ContentBlock next) {
        return open instanceof ContentBlock.ToolUse || open.getClass() != next.getClass();
    }

    private void delta(Delta delta, @Nullable Writer writer, List<StreamFrame> out) {
        switch (delta) {
            case Delta.Text(var text, var tokens) -> {
                if (writer instanceof Writer.Member(var member) && !text.isEmpty()) {
                    var logprobs = tokens.isEmpty()
                            ? JsonNull.NULL
                            : JsonObject.builder()
                                    .put("content", OpenAiLogprobs.encode(tokens))
                                    .putNull("refusal")
                                    .build();
                    out.add(chunk(JsonObject.of(member, text), JsonNull.NULL, logprobs));
                }
            }
            case Delta.Arguments(var text) -> arguments(text, writer, out);
            case Delta.Signed(var signature) -> {
                if (writer instanceof Writer.Call(var index, var _, var _, var _)) {
                    OpenAiChatResponseEncoder.extraContent(Optional.of(signature))
                            .ifPresent(extra -> out.add(callDelta(index, "extra_content", extra)));
                }
            }
            case Delta.Cited _ -> {}
        }
    }

    private void arguments(String text, @Nullable Writer writer, List<StreamFrame> out) {
        if (text.isEmpty()) {
            return;
        }
        if (writer instanceof Writer.Call(var index, var kind, var member, var written)) {
            written.set(true);
            out.add(callDelta(index, kind, JsonObject.of(member, text)));
        } else if (writer instanceof Writer.Function(var written)) {
            written.set(true);
            out.add(delta("function_call", JsonObject.of("arguments", text)));
        }
    }

    /// A function that was called without arguments is called with none, as in the whole answer (STR-012).
    private void close(@Nullable Writer writer, List<StreamFrame> out) {
        var isSilent = writer instanceof Writer.Call(var _, var kind, var _, var written)
                ? kind.equals(FUNCTION) && !written.get()
                : writer instanceof Writer.Function(var done) && !done.get();
        if (isSilent) {
            arguments("{}", writer, out);
        }
    }

    private StreamFrame callDelta(int index, String member, JsonObject value) {
        return delta(
                "tool_calls",
                List.of(JsonObject.builder()
                        .put("index", index)
                        .put(member, value)
                        .build()));
    }

    private void stopped(Stop stop, List<StreamFrame> out) {
        if (stop.reason() == StopReason.CONTENT_FILTER) {
            stop.message()
                    .ifPresent(text -> out.add(chunk(JsonObject.of("refusal", text), JsonNull.NULL, JsonNull.NULL)));
        }
        var word = OpenAiChatStopReasons.encode(
                stop.reason(), context.request().wishes().legacyFunctions());
        out.add(chunk(JsonObject.EMPTY, new JsonString(word), JsonNull.NULL));
        if (context.request().wishes().usage()) {
            out.add(new StreamFrame.Data(
                    "",
                    head().put("choices", List.of())
                            .put("usage", OpenAiChatUsage.encode(usage))
                            .build()));
        }
    }

    private StreamFrame delta(String member, JsonValue value) {
        return chunk(JsonObject.of(member, value), JsonNull.NULL, JsonNull.NULL);
    }

    private StreamFrame delta(String member, List<JsonObject> values) {
        return chunk(JsonObject.builder().put(member, values).build(), JsonNull.NULL, JsonNull.NULL);
    }

    private StreamFrame chunk(JsonObject delta, JsonValue finish, JsonValue logprobs) {
        var choice = JsonObject.builder().put("index", 0).put("delta", delta).put("finish_reason", finish);
        if (logprobs != JsonNull.NULL) {
            choice.put("logprobs", logprobs);
        }
        var chunk = head().put("choices", List.of(choice.build()));
        if (context.request().wishes().usage()) {
            chunk.putNull("usage");
        }
        return new StreamFrame.Data("", chunk.build());
    }

    private JsonObject.Builder head() {
        return JsonObject.builder()
                .put("id", id)
                .put("object", "chat.completion.chunk")
                .put("created", context.created().getEpochSecond())
                .put("model", context.request().model());
    }
}
