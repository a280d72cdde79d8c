package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.MediaSource;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Signature;
import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StopReason;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStart;
import dev.antigravity.chat.StreamEvent.BlockStop;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.JsonStreamDecoder;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a stream of chunks, each of them a whole answer whose parts continue those of the last (GRS). A whole answer
/// is one chunk.
final class GeminiStreamDecoder implements JsonStreamDecoder.Steps {
    /// Members of a part that say nothing without others.
    private static final Set<String> MARKS = Set.of("thought", "thoughtSignature");

    private boolean started;
    private boolean called;
    private int blocks;
    private final GeminiTextDecoder texts;
    private Optional<String> finish = Optional.empty();
    private Optional<String> message = Optional.empty();
    private Optional<String> blocked = Optional.empty();

    GeminiStreamDecoder() {
        this(false);
    }

    /// @param mayCite whether the model was to search
    GeminiStreamDecoder(boolean mayCite) {
        texts = new GeminiTextDecoder(() -> blocks++, mayCite);
    }

    @Override
    public void read(String name, JsonCursor chunk, List<StreamEvent> out) {
        var error = chunk.find("error");
        if (error.isPresent()) {
            out.add(new StreamEvent.Failed(GeminiErrors.decodeEvent(error.get().asObject())));
            return;
        }
        chunk.find("usageMetadata").ifPresent(usage -> out.add(new StreamEvent.UsageReport(GeminiUsage.decode(usage))));
        if (!started) {
            started = true;
            out.add(new StreamEvent.Start());
        }
        var candidates = chunk.itemsOf("candidates");
        if (candidates.isEmpty()) {
            blocked = chunk.find("promptFeedback")
                    .flatMap(feedback -> feedback.findString("blockReason"))
                    .or(() -> blocked);
        } else {
            candidates.stream()
                    .filter(candidate -> candidate.findLong("index").orElse(0) == 0)
                    .findFirst()
                    .ifPresent(candidate -> candidate(candidate, out));
        }
    }

    /// The end waits for the connection to close, for usage and sources may come behind the reason.
    @Override
    public void close(boolean saidDone, List<StreamEvent> out) {
        if (finish.isPresent() || blocked.isPresent()) {
            end(out);
        }
    }

    /// Whether there was anything of an answer.
    boolean isAnswer() {
        return finish.isPresent() || blocked.isPresent() || blocks > 0;
    }

    /// Ends the answer, also without a reason.
    void end(List<StreamEvent> out) {
        texts.close(out);
        out.add(new StreamEvent.Stopped(stop()));
        out.add(new StreamEvent.End());
    }

    private Stop stop() {
        if (finish.isEmpty() && blocked.isPresent()) {
            return new Stop(
                    StopReason.CONTENT_FILTER, Optional.empty(), blocked.map("Prompt blocked: "::concat), blocked);
        }
        return finish.map(word -> GeminiStopReasons.decode(word, called, message))
                .orElseGet(() -> Stop.of(called ? StopReason.TOOL_USE : StopReason.END));
    }

    private void candidate(JsonCursor candidate, List<StreamEvent> out) {
        var grounding = candidate.find("groundingMetadata");
        texts.beginChunk(grounding.isPresent(), candidate.find("logprobsResult"));
        candidate.find("content").ifPresent(content -> content.itemsOf("parts").forEach(part -> part(part, out)));
        grounding.ifPresent(metadata -> texts.cite(metadata, out));
        finish = candidate.findString("finishReason").or(() -> finish);
        message = candidate.findString("finishMessage").or(() -> message);
    }

    private void part(JsonCursor part, List<StreamEvent> out) {
        var call = part.find("functionCall");
        var text = part.findString("text");
        var isThought = part.findBoolean("thought").orElse(false);
        var picture = part.find("inlineData").filter(data -> !isThought && isPicture(data));
        if (call.isPresent()) {
            call(call.get(), part, out);
        } else if (text.isPresent()) {
            texts.add(text.get(), isThought, out);
        } else if (picture.isPresent()) {
            whole(picture(picture.get()), out);
        } else if (!MARKS.containsAll(part.asObject().names())) {
            whole(new ContentBlock.Native(Protocol.GEMINI, part.asObject(), List.of(), false, JsonPath.ROOT), out);
        }
    }

    private void call(JsonCursor call, JsonCursor part, List<StreamEvent> out) {
        called = true;
        var arguments = call.find("args").map(JsonCursor::asObject).orElse(JsonObject.EMPTY);
        var opening = new ContentBlock.ToolUse(
                call.findString("id").orElse(""),
                call.get("name").asString(),
                "",
                false,
                part.findString("thoughtSignature")
                        .filter(value -> !value.isEmpty())
                        .map(value -> new Signature(Signature.Maker.GOOGLE, value)),
                Optional.empty(),
                JsonPath.ROOT);
        texts.interrupt(out);
        var index = blocks++;
        out.add(new BlockStart(index, opening));
        out.add(new BlockDelta(index, new Delta.Arguments(Json.text(arguments))));
        out.add(new BlockStop(index));
    }

    private void whole(ContentBlock block, List<StreamEvent> out) {
        texts.interrupt(out);
        var index = blocks++;
        out.add(new BlockStart(index, block));
        out.add(new BlockStop(index));
    }

    private static boolean isPicture(JsonCursor data) {
        return data.findString("mimeType").orElse("").startsWith("image/");
    }

    private static ContentBlock picture(JsonCursor data) {
        var source = new MediaSource.Base64(
                data.get("mimeType").asString(), data.get("data").asString());
        return new ContentBlock.Image(source, Optional.empty(), Optional.empty(), JsonPath.ROOT);
    }
}
