package dev.antigravity.protocol.openai.chat;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StopReason;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStart;
import dev.antigravity.chat.StreamEvent.BlockStop;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.JsonStreamDecoder;
import dev.antigravity.protocol.openai.OpenAiCitations;
import dev.antigravity.protocol.openai.OpenAiErrors;
import dev.antigravity.protocol.openai.OpenAiLogprobs;
import java.util.List;
import java.util.Optional;

/// Reads a stream of chunks (CRS). A whole answer is one chunk whose delta is the message.
final class OpenAiChatStreamDecoder implements JsonStreamDecoder.Steps {
    private static final int NONE = -1;

    private boolean started;
    private int blocks;
    private int text = NONE;
    private int thinking = NONE;
    private int refusal = NONE;
    private boolean refused;
    private final OpenAiChatToolCalls calls = new OpenAiChatToolCalls(() -> blocks++);
    private Optional<String> finish = Optional.empty();

    @Override
    public void read(String name, JsonCursor chunk, List<StreamEvent> out) {
        var error = chunk.find("error");
        if (error.isPresent()) {
            out.add(new StreamEvent.Failed(OpenAiErrors.decodeEvent(error.get().value())));
            return;
        }
        if (!started) {
            started = true;
            out.add(new StreamEvent.Start());
        }
        chunk.itemsOf("choices").stream()
                .filter(choice -> choice.findLong("index").orElse(0) == 0)
                .findFirst()
                .ifPresent(choice -> choice(choice, out));
        chunk.find("usage").ifPresent(usage -> out.add(new StreamEvent.UsageReport(OpenAiChatUsage.decode(usage))));
    }

    /// The end waits for `[DONE]`, for usage comes after the finish.
    @Override
    public void close(boolean saidDone, List<StreamEvent> out) {
        if (finish.isEmpty() && !saidDone || !started) {
            return;
        }
        finish(out);
        var reason = finish.map(word -> OpenAiChatStopReasons.decode(word, calls.any(), refused))
                .orElse(calls.any() ? StopReason.TOOL_USE : StopReason.END);
        out.add(new StreamEvent.Stopped(new Stop(reason, Optional.empty(), Optional.empty(), finish)));
        out.add(new StreamEvent.End());
    }

    private void choice(JsonCursor choice, List<StreamEvent> out) {
        choice.find("delta").ifPresent(delta -> {
            said(delta, choice, out);
            delta.itemsOf("tool_calls").forEach(fragment -> call(fragment, out));
        });
        choice.find("message").ifPresent(message -> {
            said(message, choice, out);
            message.itemsOf("tool_calls").forEach(call -> {
                closeSaid(out);
                calls.addWhole(call, out);
            });
        });
        choice.findString("finish_reason").filter(word -> !word.isEmpty()).ifPresent(word -> {
            finish = Optional.of(word);
            finish(out);
        });
    }

    private void call(JsonCursor fragment, List<StreamEvent> out) {
        if (calls.isNew(fragment)) {
            closeSaid(out);
        }
        calls.add(fragment, out);
    }

    private void said(JsonCursor delta, JsonCursor choice, List<StreamEvent> out) {
        delta.findString("reasoning_content").filter(piece -> !piece.isEmpty()).ifPresent(piece -> thought(piece, out));
        delta.findString("content").filter(piece -> !piece.isEmpty()).ifPresent(piece -> text(piece, choice, out));
        delta.itemsOf("annotations").forEach(annotation -> cite(annotation, out));
        delta.findString("refusal").filter(piece -> !piece.isEmpty()).ifPresent(piece -> refuse(piece, out));
        delta.find("function_call").ifPresent(call -> {
            closeSaid(out);
            calls.addFunction(call, out);
        });
    }

    private void thought(String piece, List<StreamEvent> out) {
        closeText(out);
        if (thinking == NONE) {
            thinking = blocks++;
            out.add(new BlockStart(thinking, ContentBlock.Thinking.of("")));
        }
        out.add(new BlockDelta(thinking, Delta.Text.of(piece)));
    }

    private void text(String piece, JsonCursor choice, List<StreamEvent> out) {
        closeThinking(out);
        if (text == NONE) {
            text = blocks++;
            out.add(new BlockStart(text, ContentBlock.Text.of("")));
        }
        var tokens = choice.find("logprobs")
                .map(logprobs -> OpenAiLogprobs.decode(logprobs.itemsOf("content")))
                .orElse(List.of());
        out.add(new BlockDelta(text, new Delta.Text(piece, tokens)));
    }

    private void refuse(String piece, List<StreamEvent> out) {
        closeThinking(out);
        refused = true;
        if (refusal == NONE) {
            refusal = blocks++;
            out.add(new BlockStart(refusal, new ContentBlock.Refusal("", JsonPath.ROOT)));
        }
        out.add(new BlockDelta(refusal, Delta.Text.of(piece)));
    }

    private void cite(JsonCursor annotation, List<StreamEvent> out) {
        if (text != NONE && annotation.findString("type").equals(Optional.of("url_citation"))) {
            var citation =
                    OpenAiCitations.decode(Protocol.OPENAI_CHAT, annotation.get("url_citation"), annotation.asObject());
            out.add(new BlockDelta(text, new Delta.Cited(citation)));
        }
    }

    /// A call ends what was said before it.
    private void closeSaid(List<StreamEvent> out) {
        closeThinking(out);
        closeText(out);
    }

    private void closeThinking(List<StreamEvent> out) {
        thinking = close(thinking, out);
    }

    private void closeText(List<StreamEvent> out) {
        text = close(text, out);
    }

    private void finish(List<StreamEvent> out) {
        closeThinking(out);
        closeText(out);
        refusal = close(refusal, out);
        calls.closeAll(out);
    }

    private static int close(int index, List<StreamEvent> out) {
        if (index != NONE) {
            out.add(new BlockStop(index));
        }
        return NONE;
    }
}
