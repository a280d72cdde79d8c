package dev.antigravity.protocol.gemini;

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
import dev.antigravity.protocol.Crossing;
import dev.antigravity.protocol.OutputLimit;
import dev.antigravity.protocol.ThinkingScale;
import java.util.Optional;

/// Writes `generationConfig` (GUP-006, SAM, LGP-001, FMT-001, THK-012 to THK-014).
final class GeminiConfigEncoder {
    private static final int MOST_STOPS = 5;

    private final ChatRequest request;
    private final UpstreamProfile profile;
    private final FidelityReceipt receipt;
    private final JsonObject.Builder config = JsonObject.builder();

    GeminiConfigEncoder(ChatRequest request, UpstreamProfile profile, FidelityReceipt receipt) {
        this.request = request;
        this.profile = profile;
        this.receipt = receipt;
    }

    JsonObject encode() {
        OutputLimit.of(request, profile, receipt).ifPresent(limit -> config.put("maxOutputTokens", limit.value()));
        sampling();
        stop();
        thinking();
        request.outputFormat().ifPresent(this::outputFormat);
        logprobs();
        request.verbosity().ifPresent(word -> receipt.dropped(word.path(), "no counterpart"));
        if (request.client() == Protocol.GEMINI) {
            Crossing.restoreExtras(request, extra -> GeminiConfigDecoder.isHolder(extra.holder()), config);
        }
        return config.build();
    }

    private void sampling() {
        var sampling = request.sampling();
        number("temperature", sampling.temperature());
        number("topP", sampling.topP());
        number("topK", sampling.topK());
        number("presencePenalty", sampling.presencePenalty());
        number("frequencyPenalty", sampling.frequencyPenalty());
        number("seed", sampling.seed());
        sampling.logitBias().ifPresent(bias -> receipt.dropped(bias.path(), "no counterpart"));
    }

    private void number(String name, Optional<Given<JsonNumber>> given) {
        given.ifPresent(number -> config.put(name, number.value()));
    }

    private void stop() {
        request.stop().filter(stop -> !stop.value().isEmpty()).ifPresent(stop -> {
            var sent = stop.value();
            if (sent.size() > MOST_STOPS) {
                sent = sent.subList(0, MOST_STOPS);
                receipt.truncated(stop.path(), "at most " + MOST_STOPS);
            }
            config.put("stopSequences", JsonArray.ofStrings(sent));
        });
    }

    private void thinking() {
        var thinking = JsonObject.builder();
        switch (profile.thinking()) {
            case LEVEL, ADAPTIVE -> level().ifPresent(word -> thinking.put("thinkingLevel", word));
            case BUDGET -> budget().ifPresent(tokens -> thinking.put("thinkingBudget", tokens));
            case NONE -> {
                if (request.thinking().isOn()) {
                    receipt.dropped(request.thinking().path(), "the model does not think");
                }
                return;
            }
        }
        if (wantsThoughts()) {
            thinking.put("includeThoughts", true);
        }
        config.putIfFilled("thinkingConfig", thinking.build());
    }

    private Optional<String> level() {
        var thinking = request.thinking();
        if (thinking.isOff()) {
            receipt.approximated(thinking.path(), "thinking cannot be switched off, only kept small");
            return Optional.of("MINIMAL");
        }
        return ThinkingScale.effort(thinking, profile.efforts(), receipt).map(GeminiConfigEncoder::level);
    }

    private static String level(Effort effort) {
        return switch (effort) {
            case NONE, MINIMAL -> "MINIMAL";
            case LOW -> "LOW";
            case MEDIUM -> "MEDIUM";
            case HIGH, XHIGH, MAX -> "HIGH";
        };
    }

    private Optional<Long> budget() {
        var thinking = request.thinking();
        if (thinking.isOff()) {
            return Optional.of(0L);
        }
        var tokens = ThinkingScale.budget(thinking);
        if (tokens.isEmpty() && !thinking.isOn()) {
            return Optional.empty();
        }
        return Optional.of(
                tokens.isPresent() ? ThinkingScale.within(tokens.getAsLong(), profile) : ThinkingScale.DYNAMIC);
    }

    /// THK-014.
    private boolean wantsThoughts() {
        var thinking = request.thinking();
        var shows = switch (request.client()) {
            case ANTHROPIC_MESSAGES, OPENAI_CHAT -> thinking.isOn();
            case OPENAI_RESPONSES, GEMINI, CLOUD_CODE -> false;
        };
        return !thinking.isOff() && (shows || request.wishes().thoughtText());
    }

    private void outputFormat(Given<OutputFormat> format) {
        config.put("responseMimeType", "application/json");
        switch (format.value()) {
            case OutputFormat.Json _ -> {}
            case OutputFormat.Schema schema -> {
                var schemas = new GeminiSchemaWriter(profile, receipt);
                config.put(
                        schemas.member("responseJsonSchema", "responseSchema"),
                        schemas.write(schema.schema(), format.path()));
            }
        }
    }

    private void logprobs() {
        var wanted = request.sampling().logprobs().filter(Given::value);
        wanted.ifPresent(given -> config.put("responseLogprobs", true));
        request.sampling().topLogprobs().ifPresent(top -> {
            if (wanted.isPresent()) {
                config.put("logprobs", top.value());
            } else {
                receipt.dropped(top.path(), "only together with the probabilities themselves");
            }
        });
    }
}
