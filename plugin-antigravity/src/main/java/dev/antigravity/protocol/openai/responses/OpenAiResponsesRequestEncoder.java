package dev.antigravity.protocol.openai.responses;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.Effort;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.OutputFormat;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.SystemBlock;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.Crossing;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.OutputLimit;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.ToolNames;
import dev.antigravity.protocol.openai.OpenAiEffort;
import dev.antigravity.protocol.openai.OpenAiIdentity;
import dev.antigravity.protocol.openai.OpenAiOutputSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Writes a Responses request (RUP).
final class OpenAiResponsesRequestEncoder {
    private static final long LEAST_TOKENS = 16;

    private final ChatRequest request;
    private final UpstreamProfile profile;
    private final FidelityReceipt receipt;
    private final ToolNames names;

    OpenAiResponsesRequestEncoder(ChatRequest request, UpstreamProfile profile, FidelityReceipt receipt) {
        this.request = request;
        this.profile = profile;
        this.receipt = receipt;
        names = new ToolNames(ToolNames.Rule.OPENAI, request.tools(), false);
    }

    EncodedRequest encode(String model) {
        Crossing.note(request, Protocol.OPENAI_RESPONSES, OpenAiIdentity.carried(request), receipt);
        var stream = request.stream() || profile.forceStream();
        var body = JsonObject.builder().put("model", model);
        conversation(body);
        OutputLimit.of(request, profile, receipt).ifPresent(limit -> body.put("max_output_tokens", atLeast(limit)));
        request.stop()
                .filter(stop -> !stop.value().isEmpty())
                .ifPresent(stop -> receipt.dropped(stop.path(), "no counterpart"));
        new OpenAiResponsesToolEncoder(request, profile, names, receipt).encode(body);
        var reasoning = reasoning();
        reasoning.ifPresent(settings -> body.put("reasoning", settings));
        include(reasoning, body);
        sampling(body);
        text(body);
        OpenAiIdentity.encode(request, body, receipt);
        body.put("store", false);
        if (stream) {
            body.put("stream", true);
        }
        Crossing.restoreExtras(request, Protocol.OPENAI_RESPONSES, body);
        return new EncodedRequest("/responses", Map.of(), Crossing.omit(profile.omit(), body.build()), names, stream);
    }

    private void conversation(JsonObject.Builder body) {
        var items = new OpenAiResponsesItemEncoder(request, profile, names, receipt).encode();
        if (!items.isEmpty()) {
            if (!request.system().isEmpty()) {
                body.put("instructions", instructions());
            }
            body.put("input", items);
            return;
        }
        if (request.system().isEmpty()) {
            throw RejectedRequestException.invalid(request.messagesPath(), "there is nothing to answer");
        }
        receipt.approximated(request.messagesPath(), "the system text became the user's");
        body.put("input", List.of(systemAsMessage()));
    }

    private String instructions() {
        return request.system().stream().map(SystemBlock::text).collect(Collectors.joining("\n\n"));
    }

    /// GEN-018.
    private JsonObject systemAsMessage() {
        var texts = request.system().stream()
                .map(block -> JsonObject.of("type", "input_text", "text", block.text()))
                .toList();
        return JsonObject.builder()
                .put("type", "message")
                .put("role", "user")
                .put("content", texts)
                .build();
    }

    private JsonNumber atLeast(Given<JsonNumber> limit) {
        if (limit.value().wholeNumber().orElse(LEAST_TOKENS) >= LEAST_TOKENS) {
            return limit.value();
        }
        receipt.clamped(limit.path(), "at least " + LEAST_TOKENS);
        return JsonNumber.of(LEAST_TOKENS);
    }

    /// THK-005. A client of the same protocol has its own word for how its summary is to be.
    private Optional<JsonObject> reasoning() {
        var effort = OpenAiEffort.encode(request, profile, receipt);
        if (profile.efforts().isEmpty()) {
            return Optional.empty();
        }
        var reasoning = JsonObject.builder();
        effort.map(Effort::word).ifPresent(word -> reasoning.put("effort", word));
        if (wantsSummary()) {
            reasoning.put("summary", summaryWord());
        }
        return reasoning.isEmpty() ? Optional.empty() : Optional.of(reasoning.build());
    }

    private boolean wantsSummary() {
        return request.wishes().thoughtText()
                || request.client() == Protocol.ANTHROPIC_MESSAGES
                        && request.thinking().isOn();
    }

    private String summaryWord() {
        return isOwn() && request.wire().get("reasoning") instanceof JsonObject settings
                ? settings.text("summary").orElse("auto")
                : "auto";
    }

    /// RUP-008, LGP-001.
    private void include(Optional<JsonObject> reasoning, JsonObject.Builder body) {
        var reasons = reasoning
                .filter(settings -> !settings.text("effort").equals(Optional.of(Effort.NONE.word())))
                .isPresent();
        var include = new ArrayList<String>();
        if (reasons || request.wishes().encryptedReasoning() && isOwn()) {
            include.add(OpenAiResponsesIncludes.ENCRYPTED_REASONING);
        }
        if (request.sampling().logprobs().filter(Given::value).isPresent()) {
            include.add(OpenAiResponsesIncludes.LOGPROBS);
        }
        if (!include.isEmpty()) {
            body.put("include", JsonArray.ofStrings(include));
        }
    }

    private boolean isOwn() {
        return request.client() == Protocol.OPENAI_RESPONSES;
    }

    private void sampling(JsonObject.Builder body) {
        var sampling = request.sampling();
        sampling.temperature().ifPresent(given -> body.put("temperature", given.value()));
        sampling.topP().ifPresent(given -> body.put("top_p", given.value()));
        sampling.topLogprobs().ifPresent(given -> body.put("top_logprobs", given.value()));
        Stream.of(
                        sampling.topK(),
                        sampling.presencePenalty(),
                        sampling.frequencyPenalty(),
                        sampling.seed(),
                        sampling.logitBias())
                .flatMap(Optional::stream)
                .forEach(given -> receipt.dropped(given.path(), "no counterpart"));
    }

    private void text(JsonObject.Builder body) {
        var text = JsonObject.builder();
        request.outputFormat().ifPresent(format -> text.put("format", format(format.value())));
        request.verbosity().ifPresent(word -> text.put("verbosity", word.value()));
        body.putIfFilled("text", text.build());
    }

    private static JsonObject format(OutputFormat format) {
        return switch (format) {
            case OutputFormat.Json _ -> JsonObject.of("type", "json_object");
            case OutputFormat.Schema schema -> {
                var named = JsonObject.builder().put("type", "json_schema");
                OpenAiOutputSchema.encode(schema, named);
                yield named.build();
            }
        };
    }
}
