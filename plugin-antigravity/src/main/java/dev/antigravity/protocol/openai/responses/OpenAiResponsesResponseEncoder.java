package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ChatReply;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.TokenLogprob;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.CallSignatures;
import dev.antigravity.protocol.MalformedIsFailure;
import dev.antigravity.protocol.ReplyContext;
import java.util.ArrayList;
import java.util.List;

/// Writes a whole answer (RCL).
final class OpenAiResponsesResponseEncoder {
    private final OpenAiResponsesEnvelope envelope;
    private final OpenAiResponsesItems items;
    private final List<JsonObject> output = new ArrayList<>();
    /// Parts of the message that texts and refusals go into as long as nothing else comes between them.
    private final List<JsonObject> parts = new ArrayList<>();
    private final List<TokenLogprob> logprobs = new ArrayList<>();
    private int textsToCome;

    OpenAiResponsesResponseEncoder(ReplyContext context) {
        envelope = new OpenAiResponsesEnvelope(context);
        items = new OpenAiResponsesItems(context);
    }

    JsonObject encode(ChatReply reply) {
        MalformedIsFailure.check(reply);
        logprobs.addAll(reply.logprobs());
        textsToCome = (int) reply.blocks().stream()
                .filter(ContentBlock.Text.class::isInstance)
                .count();
        CallSignatures.moved(reply.blocks()).forEach(this::add);
        finishMessage();
        if (OpenAiResponsesStopReasons.encode(reply.stop().reason()).isPresent()) {
            markLast();
        }
        return envelope.finished(reply.stop(), output, reply.usage());
    }

    private void add(ContentBlock block) {
        switch (block) {
            case ContentBlock.Text text -> parts.add(part(text));
            case ContentBlock.Refusal refusal -> parts.add(OpenAiResponsesItems.refusalPart(refusal.text()));
            case ContentBlock.Thinking thinking -> {
                finishMessage();
                items.reasoning(items.reasoningId(thinking), thinking).ifPresent(output::add);
            }
            case ContentBlock.ToolUse use -> {
                finishMessage();
                output.add(call(use));
            }
            case ContentBlock.RedactedThinking _,
                    ContentBlock.Native _,
                    ContentBlock.Image _,
                    ContentBlock.Document _,
                    ContentBlock.Audio _,
                    ContentBlock.ToolResult _ -> {
                finishMessage();
                items.whole(block).ifPresent(output::add);
            }
        }
    }

    private JsonObject part(ContentBlock.Text text) {
        var annotations = new ArrayList<JsonObject>();
        for (var citation : text.citations()) {
            OpenAiResponsesItems.annotation(citation, text.text().length()).ifPresent(annotations::add);
        }
        return OpenAiResponsesItems.textPart(text.text(), annotations, logprobsOf(text.text()));
    }

    /// The probabilities of the tokens that make up this text: those in front of what is left.
    private List<TokenLogprob> logprobsOf(String text) {
        textsToCome--;
        var count = 0;
        var length = 0;
        while (count < logprobs.size() && (textsToCome == 0 || length < text.length())) {
            length += logprobs.get(count++).token().length();
        }
        var share = logprobs.subList(0, count);
        var taken = List.copyOf(share);
        share.clear();
        return taken;
    }

    private JsonObject call(ContentBlock.ToolUse use) {
        var whole = use.arguments().isEmpty() ? use.withArguments(OpenAiResponsesItems.standardArguments(use)) : use;
        return items.call(items.newCallId(use), items.identified(whole), OpenAiResponsesItems.COMPLETED);
    }

    private void finishMessage() {
        if (!parts.isEmpty()) {
            output.add(OpenAiResponsesItems.message(
                    items.newMessageId(), OpenAiResponsesItems.COMPLETED, List.copyOf(parts)));
            parts.clear();
        }
    }

    /// RCL-003.
    private void markLast() {
        if (!output.isEmpty()) {
            output.add(OpenAiResponsesItems.incomplete(output.removeLast()));
        }
    }
}
