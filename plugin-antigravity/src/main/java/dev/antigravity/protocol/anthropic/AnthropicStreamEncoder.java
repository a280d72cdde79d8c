package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Signature;
import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.Usage;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.BlockSequencer;
import dev.antigravity.protocol.CallSignatures;
import dev.antigravity.protocol.EventStage;
import dev.antigravity.protocol.MalformedIsFailure;
import dev.antigravity.protocol.ReplyContext;
import dev.antigravity.protocol.SignatureEnvelope;
import dev.antigravity.protocol.StreamEncoder;
import dev.antigravity.protocol.StreamFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes a Messages stream (STR-101 to STR-105).
final class AnthropicStreamEncoder implements StreamEncoder {
    private final ReplyContext context;
    private final EventStage steps =
            new MalformedIsFailure().then(new CallSignatures()).then(new BlockSequencer());
    private @Nullable Usage usage;

    /// The block that is open: its index towards the client, -1 if the client does not see it.
    private int shown = -1;
    private int next;
    private String deltaType = "";
    private String deltaMember = "";
    private final StringBuilder thought = new StringBuilder();
    private @Nullable Signature signature;

    AnthropicStreamEncoder(ReplyContext context) {
        this.context = context;
    }

    @Override
    public List<StreamFrame> encode(StreamEvent event) {
        var out = new ArrayList<StreamFrame>(2);
        for (var step : steps.pass(event)) {
            write(step, out);
        }
        return out;
    }

    private void write(StreamEvent step, List<StreamFrame> out) {
        switch (step) {
            case StreamEvent.Start _ -> out.add(start());
            case StreamEvent.UsageReport(var reported) -> usage = reported;
            case StreamEvent.BlockStart(var _, var opening) -> open(opening, out);
            case StreamEvent.BlockDelta(var _, var delta) -> delta(delta, out);
            case StreamEvent.BlockStop _ -> close(out);
            case StreamEvent.Stopped(var stop) -> out.add(stopped(stop));
            case StreamEvent.End _ -> out.add(data("message_stop", JsonObject.builder()));
            case StreamEvent.Failed(var error) ->
                out.add(new StreamFrame.Data(
                        "error",
                        AnthropicErrors.encode(error, context.requestId()).body()));
        }
    }

    private StreamFrame start() {
        var message = AnthropicResponseEncoder.message(context)
                .put("content", JsonArray.EMPTY)
                .putNull("stop_reason")
                .putNull("stop_sequence")
                .putNull("stop_details")
                .putNull("container")
                .putNull("diagnostics")
                .put("usage", AnthropicUsage.encodeStart(usage));
        return data("message_start", JsonObject.builder().put("message", message.build()));
    }

    private void open(ContentBlock opening, List<StreamFrame> out) {
        switch (opening) {
            case ContentBlock.Text _, ContentBlock.Refusal _ -> {
                expect("text_delta", "text");
                show(
                        JsonObject.builder()
                                .put("type", "text")
                                .put("text", "")
                                .put("citations", JsonNull.NULL)
                                .build(),
                        out);
            }
            case ContentBlock.Thinking _ -> {
                expect("thinking_delta", "thinking");
                if (!context.request().wishes().noThinking()) {
                    show(
                            JsonObject.builder()
                                    .put("type", "thinking")
                                    .put("thinking", "")
                                    .put("signature", "")
                                    .build(),
                            out);
                }
            }
            case ContentBlock.ToolUse use -> {
                expect("input_json_delta", "partial_json");
                show(AnthropicResponseEncoder.toolUse(context, use, JsonObject.EMPTY), out);
            }
            case ContentBlock.RedactedThinking redacted ->
                show(JsonObject.of("type", "redacted_thinking", "data", redacted.data()), out);
            case ContentBlock.Native own -> {
                if (own.origin() == Protocol.ANTHROPIC_MESSAGES) {
                    show(own.wire(), out);
                }
            }
            case ContentBlock.Image _, ContentBlock.Document _, ContentBlock.Audio _, ContentBlock.ToolResult _ -> {}
        }
    }

    private void expect(String type, String member) {
        deltaType = type;
        deltaMember = member;
    }

    private void show(JsonObject block, List<StreamFrame> out) {
        shown = next++;
        out.add(blockData("content_block_start", JsonObject.builder().put("content_block", block)));
    }

    private void delta(Delta delta, List<StreamFrame> out) {
        if (shown < 0) {
            return;
        }
        switch (delta) {
            case Delta.Text(var text, var _) -> {
                if (deltaType.equals("thinking_delta")) {
                    thought.append(text);
                }
                piece(text, out);
            }
            case Delta.Arguments(var text) -> piece(text, out);
            case Delta.Signed(var proof) -> signature = proof;
            case Delta.Cited(var citation) -> {
                if (citation.origin() == Protocol.ANTHROPIC_MESSAGES) {
                    out.add(deltaData(
                            JsonObject.builder().put("type", "citations_delta").put("citation", citation.wire())));
                }
            }
        }
    }

    private void piece(String text, List<StreamFrame> out) {
        if (!text.isEmpty()) {
            out.add(deltaData(JsonObject.builder().put("type", deltaType).put(deltaMember, text)));
        }
    }

    private void close(List<StreamFrame> out) {
        if (shown >= 0) {
            if (deltaType.equals("thinking_delta")) {
                proof().ifPresent(proof -> out.add(deltaData(
                        JsonObject.builder().put("type", "signature_delta").put("signature", proof))));
            }
            out.add(blockData("content_block_stop", JsonObject.builder()));
        }
        shown = -1;
        signature = null;
        thought.setLength(0);
    }

    private Optional<String> proof() {
        if (signature != null) {
            return Optional.of(
                    SignatureEnvelope.forSlot(signature, thought.toString(), AnthropicResponseEncoder.OWNER));
        }
        return context.signsThinking() ? Optional.of(SignatureEnvelope.OURS) : Optional.empty();
    }

    private StreamFrame stopped(Stop stop) {
        var delta = JsonObject.builder();
        AnthropicResponseEncoder.stopFields(stop, delta);
        return data(
                "message_delta",
                JsonObject.builder()
                        .put("delta", delta.build())
                        .put("usage", AnthropicUsage.encodeDelta(usage == null ? Usage.UNKNOWN : usage)));
    }

    private StreamFrame deltaData(JsonObject.Builder delta) {
        return blockData("content_block_delta", JsonObject.builder().put("delta", delta.build()));
    }

    private StreamFrame blockData(String type, JsonObject.Builder members) {
        var data = JsonObject.builder().put("type", type).put("index", shown);
        members.build().forEach(data::put);
        return new StreamFrame.Data(type, data.build());
    }

    private static StreamFrame data(String type, JsonObject.Builder members) {
        var data = JsonObject.builder().put("type", type);
        members.build().forEach(data::put);
        return new StreamFrame.Data(type, data.build());
    }
}
