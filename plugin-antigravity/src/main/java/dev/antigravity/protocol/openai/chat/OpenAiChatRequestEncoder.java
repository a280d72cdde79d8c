package dev.antigravity.protocol.openai.chat;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.Effort;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.OutputFormat;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.Crossing;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.OutputLimit;
import dev.antigravity.protocol.ToolNames;
import dev.antigravity.protocol.openai.OpenAiEffort;
import dev.antigravity.protocol.openai.OpenAiIdentity;
import dev.antigravity.protocol.openai.OpenAiOutputSchema;
import java.util.Map;

/// Writes a Chat Completions request (CUP).
final class OpenAiChatRequestEncoder {
    private static final int MOST_STOPS = 4;

    private final ChatRequest request;
    private final UpstreamProfile profile;
    private final FidelityReceipt receipt;
    private final ToolNames names;

    OpenAiChatRequestEncoder(ChatRequest request, UpstreamProfile profile, FidelityReceipt receipt) {
        this.request = request;
        this.profile = profile;
        this.receipt = receipt;
        names = new ToolNames(ToolNames.Rule.OPENAI, request.tools(), false);
    }

    EncodedRequest encode(String model) {
        Crossing.note(request, Protocol.OPENAI_CHAT, OpenAiIdentity.carried(request), receipt);
        var stream = request.stream() || profile.forceStream();
        var body = JsonObject.builder().put("model", model);
        body.put("messages", new OpenAiChatMessageEncoder(request, profile, names, receipt).encode());
        OutputLimit.of(request, profile, receipt).ifPresent(limit -> body.put(profile.maxTokensField(), limit.value()));
        stop(body);
        new OpenAiChatToolEncoder(request, profile, names, receipt).encode(body);
        OpenAiEffort.encode(request, profile, receipt)
                .map(Effort::word)
                .ifPresent(word -> body.put("reasoning_effort", word));
        sampling(body);
        request.outputFormat().ifPresent(format -> body.put("response_format", outputFormat(format.value())));
        request.verbosity().ifPresent(word -> body.put("verbosity", word.value()));
        OpenAiIdentity.encode(request, body, receipt);
        if (stream) {
            body.put("stream", true).put("stream_options", JsonObject.of("include_usage", JsonValue.of(true)));
        }
        Crossing.restoreExtras(request, Protocol.OPENAI_CHAT, body);
        return new EncodedRequest(
                "/chat/completions", Map.of(), Crossing.omit(profile.omit(), body.build()), names, stream);
    }

    private void stop(JsonObject.Builder body) {
        request.stop().filter(stop -> !stop.value().isEmpty()).ifPresent(stop -> {
            var sent = stop.value();
            if (sent.size() > MOST_STOPS) {
                sent = sent.subList(0, MOST_STOPS);
                receipt.truncated(stop.path(), "at most " + MOST_STOPS);
            }
            body.put("stop", JsonArray.ofStrings(sent));
        });
    }

    private void sampling(JsonObject.Builder body) {
        var sampling = request.sampling();
        sampling.temperature().ifPresent(given -> number("temperature", given, body));
        sampling.topP().ifPresent(given -> number("top_p", given, body));
        sampling.topK().ifPresent(given -> receipt.dropped(given.path(), "no counterpart"));
        sampling.presencePenalty().ifPresent(given -> number("presence_penalty", given, body));
        sampling.frequencyPenalty().ifPresent(given -> number("frequency_penalty", given, body));
        sampling.seed().ifPresent(given -> number("seed", given, body));
        sampling.logitBias().ifPresent(given -> body.put("logit_bias", given.value()));
        sampling.logprobs().ifPresent(given -> body.put("logprobs", given.value()));
        sampling.topLogprobs().ifPresent(given -> number("top_logprobs", given, body));
    }

    private static void number(String name, Given<JsonNumber> given, JsonObject.Builder body) {
        body.put(name, given.value());
    }

    private static JsonObject outputFormat(OutputFormat format) {
        return switch (format) {
            case OutputFormat.Json _ -> JsonObject.of("type", "json_object");
            case OutputFormat.Schema schema -> {
                var named = JsonObject.builder();
                OpenAiOutputSchema.encode(schema, named);
                yield JsonObject.of("type", new JsonString("json_schema"), "json_schema", named.build());
            }
        };
    }
}
