package dev.antigravity.protocol;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.ContentBlock.ToolResult;
import dev.antigravity.chat.ContentBlock.ToolUse;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Message;
import dev.antigravity.chat.Role;
import dev.antigravity.json.JsonPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts a conversation in the order every upstream wants: each result directly behind its call, once, under an id that
/// is legal and unique (GEN-022, GEN-023, TID-001 to TID-004). Clients interrupt, compact and repeat, and refusing such
/// a history would block the conversation for good.
public final class History {
    private final ToolIds ids;
    private final FidelityReceipt receipt;

    /// The calls an id stands for, in the last assistant message that used it.
    private final Map<String, List<Call>> calls = new HashMap<>();
    /// Per assistant message, the calls that have a result, in the order the results came.
    private final Map<Integer, List<Call>> answered = new HashMap<>();

    /// How often each id was used since the user last said something: two messages of the assistant with nothing
    /// between them become one.
    private final Map<String, Integer> uses = new HashMap<>();

    private static final class Call {
        final int turn;
        final String id;

        @Nullable
        ToolResult result;

        Call(int turn, String id) {
            this.turn = turn;
            this.id = id;
        }
    }

    private History(ToolIds ids, FidelityReceipt receipt) {
        this.ids = ids;
        this.receipt = receipt;
    }

    /// @return the messages of the request, mended; each tool result directly behind its call
    public static List<Message> mended(ChatRequest request, ToolIds ids, FidelityReceipt receipt) {
        return new History(ids, receipt).mend(request.messages());
    }

    private List<Message> mend(List<Message> messages) {
        var turns = new ArrayList<Message>();
        for (var message : messages) {
            if (message.role() == Role.ASSISTANT) {
                turns.add(message.withBlocks(takeCalls(message, turns.size())));
                continue;
            }
            var rest = takeResults(message);
            if (message.role() == Role.USER && (answered.containsKey(turns.size() - 1) || saysSomething(rest))) {
                uses.clear();
            }
            if (!rest.isEmpty() || message.blocks().isEmpty()) {
                turns.add(message.withBlocks(rest));
            }
        }
        var mended = new ArrayList<Message>();
        for (var turn = 0; turn < turns.size(); turn++) {
            mended.add(turns.get(turn));
            if (!answered.containsKey(turn)) {
                continue;
            }
            var blocks = results(turn);
            if (turn + 1 < turns.size() && turns.get(turn + 1).role() == Role.USER) {
                turn++;
                blocks.addAll(turns.get(turn).blocks());
                mended.add(turns.get(turn).withBlocks(blocks));
            } else {
                mended.add(Message.of(Role.USER, blocks, JsonPath.ROOT));
            }
        }
        return mended;
    }

    private static boolean saysSomething(List<ContentBlock> blocks) {
        return !blocks.stream()
                .allMatch(block ->
                        block instanceof ContentBlock.Text text && text.text().isEmpty());
    }

    private List<ContentBlock> takeCalls(Message message, int turn) {
        var blocks = new ArrayList<ContentBlock>();
        var inThisTurn = new HashMap<String, List<Call>>();
        for (var block : message.blocks()) {
            if (!(block instanceof ToolUse use)) {
                blocks.add(block);
                continue;
            }
            var count = uses.merge(use.id(), 1, Integer::sum);
            var id = count == 1 ? ids.legal(use.id()) : ids.repeated(use.id(), count);
            inThisTurn.computeIfAbsent(use.id(), _ -> new ArrayList<>()).add(new Call(turn, id));
            blocks.add(use.withId(id));
        }
        calls.putAll(inThisTurn);
        return blocks;
    }

    private List<ContentBlock> takeResults(Message message) {
        var blocks = new ArrayList<ContentBlock>();
        for (var block : message.blocks()) {
            if (block instanceof ToolResult result) {
                pair(result);
            } else {
                blocks.add(block);
            }
        }
        return blocks;
    }

    private void pair(ToolResult result) {
        var candidates = calls.get(result.toolUseId());
        if (candidates == null) {
            receipt.dropped(result.path(), "a result whose call is not there");
            return;
        }
        var call = candidates.stream()
                .filter(candidate -> candidate.result == null)
                .findFirst()
                .orElseGet(candidates::getLast);
        if (call.result == null) {
            answered.computeIfAbsent(call.turn, _ -> new ArrayList<>()).add(call);
        } else {
            receipt.dropped(call.result.path(), "replaced by a later result of the same call");
        }
        call.result = result.withId(call.id);
    }

    private List<ContentBlock> results(int turn) {
        var results = new ArrayList<ContentBlock>();
        for (var call : answered.getOrDefault(turn, List.of())) {
            if (call.result != null) {
                results.add(call.result);
            }
        }
        return results;
    }
}
