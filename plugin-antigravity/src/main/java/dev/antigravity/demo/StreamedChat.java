package dev.antigravity.demo;

import dev.antigravity.api.Conversation;
import dev.antigravity.api.Text;
import dev.antigravity.command.Workbench;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.net.Body;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundRequest;
import dev.antigravity.sse.SseReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One question asked the way Claude Code asks, with what the host's env file says, and the answer shown line by line
/// as it arrives.
final class StreamedChat {
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final int LARGEST_ERROR = 1 << 16;
    private static final int LINE = 56;

    private final Workbench bench;
    private final Conversation audience;

    StreamedChat(Workbench bench, Conversation audience) {
        this.bench = bench;
        this.audience = audience;
    }

    /// What the env file tells a client.
    record Setting(URI baseUrl, String token, String model) {}

    /// An answer that has come to its end.
    ///
    /// @param request what was sent, byte by byte
    /// @param pieces  in how many it arrived
    /// @param spread  from the first piece to the last
    record Said(byte[] request, String text, int pieces, Duration spread, long inputTokens, long outputTokens) {}

    Said ask(Setting setting, String question) {
        var body = Json.bytes(JsonObject.builder()
                .put("model", setting.model())
                .put("max_tokens", 1_000)
                .put("stream", true)
                .put("messages", List.of(JsonObject.of("role", "user", "content", question)))
                .build());
        var address = setting.baseUrl().resolve("/v1/messages");
        var headers = Headers.of(Map.of(
                "Content-Type", "application/json",
                "anthropic-version", "2023-06-01",
                "Authorization", "Bearer " + setting.token()));
        var request = OutboundRequest.post(address, headers, Body.of(body), SILENCE);
        audience.show(Text.of("  you    ").value(question));
        try (var answer = bench.client(address).send(request, new Cancellation())) {
            if (answer.status() != 200) {
                throw new StepFailedException("The proxy answers " + answer.status() + ": "
                        + new String(answer.readAll(LARGEST_ERROR), StandardCharsets.UTF_8));
            }
            return new Listener().listen(answer.body()).said(body);
        } catch (IOException e) {
            throw new StepFailedException("The chat broke off: " + e.getMessage() + ".", e);
        }
    }

    /// Hears one stream out.
    private final class Listener {
        private final long began = System.nanoTime();
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder line = new StringBuilder();
        private int pieces;
        private long first;
        private long last;
        private long inputTokens = -1;
        private long outputTokens = -1;
        private boolean over;

        Listener listen(InputStream stream) throws IOException {
            var events = new SseReader(stream);
            do {
                for (var event = events.poll(); event != null; event = events.poll()) {
                    hear(JsonCursor.of(Json.parseObject(event.data())));
                }
            } while (events.fill());
            flush();
            return this;
        }

        private void hear(JsonCursor event) {
            switch (event.get("type").asString()) {
                case "message_start" -> count(event.get("message"));
                case "content_block_delta" ->
                    event.get("delta").findString("text").ifPresent(this::arrived);
                case "message_delta" -> count(event);
                case "message_stop" -> over = true;
                case "error" -> throw new StepFailedException("The answer ends in an error: " + event.value());
                default -> {
                    // Pings, and beginnings and ends of blocks.
                }
            }
        }

        private void count(JsonCursor event) {
            event.find("usage").ifPresent(usage -> {
                usage.findLong("input_tokens").ifPresent(tokens -> inputTokens = tokens);
                usage.findLong("output_tokens").ifPresent(tokens -> outputTokens = tokens);
            });
        }

        private void arrived(String piece) {
            last = System.nanoTime();
            first = pieces == 0 ? last : first;
            pieces++;
            text.append(piece);
            line.append(piece);
            var end = line.lastIndexOf(" ");
            if (line.length() > LINE && end > 0) {
                print(line.substring(0, end));
                line.delete(0, end + 1);
            }
        }

        private void flush() {
            if (!line.isEmpty()) {
                print(line.toString());
            }
        }

        private void print(String words) {
            var seconds = (System.nanoTime() - began) / 1e9;
            audience.show(Text.EMPTY
                    .muted(String.format(Locale.ROOT, "  %4.2f s ", seconds))
                    .and(words));
        }

        Said said(byte[] request) {
            StepFailedException.unless(over, "The answer has no end.");
            StepFailedException.unless(outputTokens >= 0 && inputTokens >= 0, "Nobody counted the tokens.");
            return new Said(
                    request, text.toString(), pieces, Duration.ofNanos(last - first), inputTokens, outputTokens);
        }
    }
}
