package dev.antigravity.sandbox.wire.anthropic;

import static dev.antigravity.sandbox.wire.anthropic.AnthropicRequest.refuse;

import dev.antigravity.sandbox.catalog.Trait;
import dev.antigravity.sandbox.wire.Seals;
import dev.antigravity.sandbox.wire.anthropic.AnthropicRequest.Block;
import dev.antigravity.sandbox.wire.anthropic.AnthropicRequest.Turn;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The rules of a conversation: who may say what, and that calls and results belong together.
final class AnthropicMessages {
    private static final Set<String> FOR_ASSISTANT =
            Set.of("thinking", "redacted_thinking", "tool_use", "server_tool_use");
    private static final Set<String> FOR_USER = Set.of("image", "search_result", "tool_result", "container_upload");

    private final AnthropicRequest request;
    private final List<Turn> turns;
    private final Seals seals;

    AnthropicMessages(AnthropicRequest request, Seals seals) {
        this.request = request;
        this.seals = seals;
        turns = request.turns();
    }

    /// @throws dev.antigravity.sandbox.refusal.RefusalException at the first broken rule
    void check() {
        if (!turns.getFirst().isBy("user")) {
            throw refuse("messages: first message must use the \"user\" role");
        }
        for (var i = 0; i < turns.size(); i++) {
            checkTurn(turns.get(i), i == turns.size() - 1);
            checkSystem(i);
            checkPairs(i);
        }
        checkEnd();
        checkThinkingBeforeTools();
    }

    private void checkTurn(Turn turn, boolean isLast) {
        if (turn.blocks().isEmpty() && !(isLast && turn.isBy("assistant"))) {
            throw refuse(
                    turn.place(),
                    "all messages must have non-empty content except for the optional final assistant message");
        }
        for (var block : turn.blocks()) {
            checkRole(turn, block);
            switch (block.type()) {
                case "text" -> checkText(turn, block);
                case "thinking" -> checkSignature(block);
                case "redacted_thinking" -> checkRedacted(block);
                case "image", "document" -> new AnthropicMedia(request.model()).check(block);
                case "tool_result" -> checkResult(block);
                default -> {}
            }
        }
    }

    private void checkRole(Turn turn, Block block) {
        if (!turn.isBy("assistant") && FOR_ASSISTANT.contains(block.type())) {
            throw refuse(block.place(), "`" + block.type() + "` blocks can only be in `assistant` messages");
        }
        if (!turn.isBy("user") && FOR_USER.contains(block.type())) {
            throw refuse(block.place(), "`" + block.type() + "` blocks can only be in `user` messages");
        }
        if (turn.isBy("system") && !block.is("text")) {
            throw refuse(block.place(), "`system` messages can only contain `text` blocks");
        }
        if (block.is("document") && turn.isBy("assistant") && request.isNewestVersion()) {
            throw refuse(block.place(), "`document` blocks can only be in `user` messages");
        }
    }

    private void checkText(Turn turn, Block block) {
        if (block.value().path("text").asString().isEmpty()) {
            throw refuse("messages: text content blocks must be non-empty");
        }
        if (turn.isBy("user")
                && request.isNewestVersion()
                && !block.value().path("citations").isEmpty()) {
            throw refuse(block.place().member("citations"), "Extra inputs are not permitted");
        }
    }

    private void checkSignature(Block block) {
        var thinking = block.value().path("thinking").asString();
        var signature = block.value().path("signature").asString();
        if (!seals.isGenuine(AnthropicReply.THINKING_SEAL, thinking, signature)) {
            throw refuse(block.place(), "Invalid `signature` in `thinking` block");
        }
    }

    private void checkRedacted(Block block) {
        if (!seals.isGenuine(
                AnthropicReply.REDACTED_SEAL, "", block.value().path("data").asString())) {
            throw refuse(block.place(), "Invalid `data` in `redacted_thinking` block");
        }
    }

    private void checkResult(Block block) {
        var content = block.value().path("content");
        for (var inner : AnthropicRequest.blocks(content, block.place().member("content"))) {
            if (inner.is("image") || inner.is("document")) {
                new AnthropicMedia(request.model()).check(inner);
            }
            if (inner.is("text")
                    && content.isArray()
                    && inner.value().path("text").asString().isEmpty()) {
                throw refuse("messages: text content blocks must be non-empty");
            }
        }
    }

    private void checkSystem(int i) {
        if (!turns.get(i).isBy("system")) {
            return;
        }
        if (!request.model().has(Trait.MID_SYSTEM)) {
            throw refuse(turns.get(i).place().member("role"), "role 'system' is not supported on this model");
        }
        if (!turns.get(i - 1).isBy("user")) {
            throw refuse(turns.get(i).place().member("role"), "a 'system' message must follow a 'user' message");
        }
    }

    /// Every call is answered at the beginning of the next user message, and nothing else is.
    private void checkPairs(int i) {
        var turn = turns.get(i);
        var calls = i == 0 ? List.<Block>of() : turns.get(i - 1).all("tool_use");
        var called = ids(calls, "id");
        if (called.size() < calls.size()) {
            throw refuse(turns.get(i - 1).place(), "`tool_use` ids must be unique");
        }
        var answered = new HashSet<String>();
        for (var result : turn.all("tool_result")) {
            var id = result.value().path("tool_use_id").asString();
            if (!called.contains(id)) {
                throw refuse(
                        result.place(),
                        "unexpected `tool_use_id` found in `tool_result` blocks: " + id + ". Each `tool_result` block "
                                + "must have a corresponding `tool_use` block in the previous message.");
            }
            if (!answered.add(id)) {
                throw refuse(
                        result.place(),
                        "each tool_use must have a single result. Found multiple `tool_result` blocks with id: " + id);
            }
        }
        if (!calls.isEmpty()) {
            requireResultsFirst(turns.get(i - 1), called, turn);
        }
        if (i == turns.size() - 1 && !turn.all("tool_use").isEmpty()) {
            throw unanswered(turn, ids(turn.all("tool_use"), "id"));
        }
    }

    private static void requireResultsFirst(Turn caller, Set<String> called, Turn answer) {
        var missing = new HashSet<>(called);
        answer.blocks().stream()
                .takeWhile(block -> block.is("tool_result"))
                .forEach(block ->
                        missing.remove(block.value().path("tool_use_id").asString()));
        if (!missing.isEmpty()) {
            throw unanswered(caller, missing);
        }
    }

    private static RuntimeException unanswered(Turn turn, Set<String> ids) {
        return refuse(
                turn.place(),
                "`tool_use` ids were found without `tool_result` blocks immediately after: "
                        + ids.stream().sorted().collect(Collectors.joining(", "))
                        + ". Each `tool_use` block must have a corresponding `tool_result` block in the next message.");
    }

    private void checkEnd() {
        var last = turns.getLast();
        if (!last.isBy("assistant")) {
            return;
        }
        if (!request.model().has(Trait.PREFILL) || request.thinks()) {
            throw refuse("This model does not support assistant message prefill. The conversation must end with a "
                    + "user message.");
        }
        if (!last.blocks().isEmpty()
                && last.blocks().getLast().value().path("text").asString("").matches("(?s).*\\s")) {
            throw refuse("messages: final assistant content cannot end with trailing whitespace");
        }
    }

    /// With a thinking budget the model must see how it came to the calls whose results it now gets.
    private void checkThinkingBeforeTools() {
        if (!request.thinking().equals("enabled") || turns.size() < 2) {
            return;
        }
        var caller =
                turns.reversed().stream().filter(turn -> turn.isBy("assistant")).findFirst();
        var news = turns.getLast();
        if (caller.isPresent()
                && news.isBy("user")
                && news.blocks().stream().allMatch(block -> block.is("tool_result"))
                && !caller.get().blocks().getFirst().type().endsWith("thinking")) {
            throw refuse(
                    caller.get().blocks().getFirst().place().member("type"),
                    "Expected `thinking` or `redacted_thinking`, but found `"
                            + caller.get().blocks().getFirst().type() + "`. When `thinking` is enabled, a final "
                            + "`assistant` message must start with a thinking block (preceeding the lastmost set of "
                            + "`tool_use` and `tool_result` blocks).");
        }
    }

    private static Set<String> ids(List<Block> blocks, String member) {
        return blocks.stream()
                .map(block -> block.value().path(member).asString())
                .collect(Collectors.toSet());
    }
}
