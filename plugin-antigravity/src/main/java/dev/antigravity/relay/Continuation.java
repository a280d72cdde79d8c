package dev.antigravity.relay;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Message;
import dev.antigravity.chat.Role;
import dev.antigravity.protocol.EventStage;
import dev.antigravity.protocol.Hashes;
import dev.antigravity.protocol.ToolIds;
import dev.antigravity.route.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The reasoning of one conversation at one account, for a client that cannot carry it: put back into what the client
/// sends, and picked out of what the model answers.
final class Continuation {
    private static final Continuations.Thoughts NOTHING = new Continuations.Thoughts(List.of(), Optional.empty());

    private final Continuations continuations;
    private final String conversation;
    private final ToolIds ids;

    private Continuation(Continuations continuations, String conversation, ToolIds ids) {
        this.continuations = continuations;
        this.conversation = conversation;
        this.ids = ids;
    }

    /// @return empty if the client carries the reasoning itself, or wants none
    static Optional<Continuation> of(
            Continuations continuations, InboundCall call, ChatRequest request, Candidate candidate) {
        return clientIds(request)
                .filter(_ -> !request.thinking().isOff())
                .map(ids -> new Continuation(continuations, conversation(call, request, candidate), ids));
    }

    private static Optional<ToolIds> clientIds(ChatRequest request) {
        return switch (request.client()) {
            case OPENAI_CHAT -> Optional.of(ToolIds.OPENAI_CHAT);
            case OPENAI_RESPONSES ->
                request.wishes().encryptedReasoning() ? Optional.empty() : Optional.of(ToolIds.OPENAI_RESPONSES);
            case ANTHROPIC_MESSAGES, GEMINI, CLOUD_CODE -> Optional.empty();
        };
    }

    private static String conversation(InboundCall call, ChatRequest request, Candidate candidate) {
        var credential = Stream.of("authorization", "x-api-key", "x-goog-api-key")
                .map(name -> call.headers().first(name).orElse(""))
                .toList();
        return Hashes.sha256(credential + "\0" + candidate.account().id() + "\0" + firstWords(request));
    }

    private static String firstWords(ChatRequest request) {
        return request.messages().stream()
                .filter(message -> message.role() == Role.USER)
                .flatMap(message -> message.blocks().stream())
                .filter(ContentBlock.Text.class::isInstance)
                .map(block -> ((ContentBlock.Text) block).text())
                .findFirst()
                .orElse("");
    }

    /// The request with the reasoning in front of each call that has some.
    ChatRequest restored(ChatRequest request) {
        if (continuations.size() == 0) {
            return request;
        }
        return request.withMessages(request.messages().stream()
                .map(message -> message.role() == Role.ASSISTANT ? restored(message) : message)
                .toList());
    }

    private Message restored(Message message) {
        var blocks = new ArrayList<ContentBlock>();
        var restored = false;
        for (var block : message.blocks()) {
            var thoughts = block instanceof ContentBlock.ToolUse use ? recall(use.id()) : NOTHING;
            // The first reasoning of a turn stands in front of its text.
            blocks.addAll(restored ? blocks.size() : 0, thoughts.reasoning());
            restored |= !thoughts.reasoning().isEmpty();
            blocks.add(
                    block instanceof ContentBlock.ToolUse use && use.signature().isEmpty()
                            ? thoughts.signature().map(use::withSignature).orElse(use)
                            : block);
        }
        if (restored) {
            blocks.removeIf(block -> block instanceof ContentBlock.Thinking thinking
                    && thinking.signature().isEmpty());
        }
        return message.withBlocks(blocks);
    }

    private Continuations.Thoughts recall(String callId) {
        return continuations.recall(key(callId)).orElse(NOTHING);
    }

    /// Listens to an answer of the model.
    EventStage listener() {
        return new ReasoningListener((callId, thoughts) -> continuations.keep(key(ids.legal(callId)), thoughts));
    }

    private String key(String callId) {
        return Hashes.sha256(conversation + "\0" + callId);
    }
}
