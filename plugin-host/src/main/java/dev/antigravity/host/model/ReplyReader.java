package dev.antigravity.host.model;

import dev.antigravity.host.json.JsonTree;
import dev.antigravity.host.model.ModelException.Kind;
import dev.antigravity.host.model.Reply.Usage;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads one streamed answer: server-sent events whose `data` is one JSON object each. Unknown events are passed
/// over.
final class ReplyReader {
    private final ReplyListener listener;
    private final StringBuilder text = new StringBuilder();
    private Optional<String> model = Optional.empty();
    private Optional<String> stopReason = Optional.empty();
    private OptionalLong input = OptionalLong.empty();
    private OptionalLong cacheRead = OptionalLong.empty();
    private OptionalLong cacheWrite = OptionalLong.empty();
    private OptionalLong output = OptionalLong.empty();
    private boolean ended;

    ReplyReader(ReplyListener listener) {
        this.listener = listener;
    }

    /// @throws ModelException if the model reports an error, or the stream ends before the answer does
    Reply read(BufferedReader events) throws IOException {
        var data = new StringBuilder();
        for (var line = events.readLine(); line != null && !ended; line = events.readLine()) {
            if (line.startsWith("data:")) {
                data.append(line, line.startsWith("data: ") ? 6 : 5, line.length())
                        .append('\n');
            } else if (line.isEmpty() && !data.isEmpty()) {
                JsonTree.parse(data.toString()).ifPresent(this::take);
                data.setLength(0);
            }
        }
        if (!ended) {
            throw new ModelException(Kind.CUT, "The connection broke in the middle of the answer.");
        }
        return new Reply(text.toString(), model, stopReason, new Usage(input, cacheRead, cacheWrite, output));
    }

    private void take(JsonTree event) {
        switch (event.at("type").text().orElse("")) {
            case "message_start" -> {
                model = event.at("message", "model").text();
                count(event.at("message", "usage"));
            }
            case "content_block_start" -> piece(event.at("content_block"));
            case "content_block_delta" -> piece(event.at("delta"));
            case "message_delta" -> {
                stopReason = event.at("delta", "stop_reason").text().or(() -> stopReason);
                count(event.at("usage"));
            }
            case "message_stop" -> ended = true;
            case "error" ->
                throw new ModelException(
                        Kind.CUT,
                        event.at("error", "message").text().orElse("The model reported an error without a message."));
            default -> {}
        }
    }

    private void piece(JsonTree piece) {
        piece.at("thinking").text().filter(words -> !words.isEmpty()).ifPresent(listener::thinking);
        piece.at("text").text().filter(words -> !words.isEmpty()).ifPresent(words -> {
            text.append(words);
            listener.text(words);
        });
    }

    /// Later counts replace earlier ones.
    private void count(JsonTree usage) {
        input = later(usage.at("input_tokens"), input);
        cacheRead = later(usage.at("cache_read_input_tokens"), cacheRead);
        cacheWrite = later(usage.at("cache_creation_input_tokens"), cacheWrite);
        output = later(usage.at("output_tokens"), output);
    }

    private static OptionalLong later(JsonTree count, OptionalLong before) {
        return count.number().isPresent() ? count.number() : before;
    }
}
