package dev.antigravity.protocol.openai.chat;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.Signature;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.StreamEvent.BlockDelta;
import dev.antigravity.chat.StreamEvent.BlockStart;
import dev.antigravity.chat.StreamEvent.BlockStop;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.MalformedJsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/// The tool calls of one reply, put together from fragments that may interleave (CRS-002, CRS-003).
final class OpenAiChatToolCalls {
    private static final String FUNCTION = "function";
    private static final String CUSTOM = "custom";

    private final IntSupplier nextBlock;
    private final Map<String, Call> byKey = new LinkedHashMap<>();
    private @Nullable Call latest;

    private static final class Call {
        String id = "";
        String kind = FUNCTION;
        final StringBuilder arguments = new StringBuilder();
        int block = -1;
        boolean ended;

        boolean isOpen() {
            return block >= 0 && !ended;
        }

        boolean isComplete() {
            try {
                Json.parse(arguments.toString());
                return true;
            } catch (MalformedJsonException _) {
                return false;
            }
        }
    }

    OpenAiChatToolCalls(IntSupplier nextBlock) {
        this.nextBlock = nextBlock;
    }

    /// Whether any call has started.
    boolean any() {
        return byKey.values().stream().anyMatch(call -> call.block >= 0);
    }

    /// Whether a fragment belongs to no call seen before.
    boolean isNew(JsonCursor fragment) {
        return key(fragment).map(key -> !byKey.containsKey(key)).orElse(latest == null);
    }

    /// A call of a whole answer, which is a call of its own whatever its id.
    void addWhole(JsonCursor call, List<StreamEvent> out) {
        latest = new Call();
        byKey.put("whole " + byKey.size(), latest);
        add(latest, call, out);
    }

    void add(JsonCursor fragment, List<StreamEvent> out) {
        add(callOf(fragment), fragment, out);
    }

    private void add(Call call, JsonCursor fragment, List<StreamEvent> out) {
        fragment.findString("id")
                .filter(id -> !id.isEmpty() && call.id.isEmpty())
                .ifPresent(id -> call.id = id);
        if (fragment.find(CUSTOM).isPresent()) {
            call.kind = CUSTOM;
        }
        fragment.find(call.kind).ifPresent(tool -> add(call, tool, signature(fragment), out));
    }

    /// The deprecated form: one call without id.
    void addFunction(JsonCursor fragment, List<StreamEvent> out) {
        var call = byKey.computeIfAbsent("function_call", _ -> new Call());
        latest = call;
        add(call, fragment, Optional.empty(), out);
    }

    void closeAll(List<StreamEvent> out) {
        for (var call : byKey.values()) {
            close(call, out);
        }
    }

    private void add(Call call, JsonCursor tool, Optional<Signature> signature, List<StreamEvent> out) {
        var name = tool.findString("name").orElse("");
        if (call.block < 0 && !name.isEmpty()) {
            start(call, name, signature, out);
        }
        var piece = tool.findString(call.kind.equals(CUSTOM) ? "input" : "arguments")
                .orElse("");
        if (piece.isEmpty() || call.ended) {
            return;
        }
        call.arguments.append(piece);
        if (call.block >= 0) {
            out.add(new BlockDelta(call.block, new Delta.Arguments(piece)));
        }
    }

    private void start(Call call, String name, Optional<Signature> signature, List<StreamEvent> out) {
        for (var other : byKey.values()) {
            if (other.isOpen() && other.isComplete()) {
                close(other, out);
            }
        }
        call.block = nextBlock.getAsInt();
        out.add(new BlockStart(
                call.block,
                new ContentBlock.ToolUse(
                        call.id, name, "", call.kind.equals(CUSTOM), signature, Optional.empty(), JsonPath.ROOT)));
        if (!call.arguments.isEmpty()) {
            out.add(new BlockDelta(call.block, new Delta.Arguments(call.arguments.toString())));
        }
    }

    private static void close(Call call, List<StreamEvent> out) {
        if (call.isOpen()) {
            call.ended = true;
            out.add(new BlockStop(call.block));
        }
    }

    private Call callOf(JsonCursor fragment) {
        var key = key(fragment);
        var call = key.isPresent() || latest == null ? byKey.computeIfAbsent(key.orElse(""), _ -> new Call()) : latest;
        latest = call;
        return call;
    }

    /// Fragments belong together by index, else by id, else to the latest call.
    private static Optional<String> key(JsonCursor fragment) {
        var index = fragment.findLong("index");
        return index.isPresent()
                ? Optional.of("#" + index.getAsLong())
                : fragment.findString("id").filter(id -> !id.isEmpty());
    }

    private static Optional<Signature> signature(JsonCursor fragment) {
        return fragment.find("extra_content")
                .flatMap(extra -> extra.find("google"))
                .flatMap(google -> google.findString("thought_signature"))
                .map(value -> new Signature(Signature.Maker.GOOGLE, value));
    }
}
