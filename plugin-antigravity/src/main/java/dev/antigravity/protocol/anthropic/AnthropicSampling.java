package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.Sampling;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Stream;

/// What the vendor lets a client say about sampling (SAM-001 to SAM-006, LGP-001).
final class AnthropicSampling {
    private static final String VERSION_WITHOUT_SAMPLING = "2026-10-21";
    private static final BigDecimal LEAST_TOP_P_WITH_THINKING = new BigDecimal("0.95");

    private final Sampling sampling;
    private final UpstreamProfile profile;
    private final FidelityReceipt receipt;

    AnthropicSampling(Sampling sampling, UpstreamProfile profile, FidelityReceipt receipt) {
        this.sampling = sampling;
        this.profile = profile;
        this.receipt = receipt;
    }

    void encode(boolean withThinking, JsonObject.Builder body) {
        Stream.of(
                        sampling.presencePenalty(),
                        sampling.frequencyPenalty(),
                        sampling.seed(),
                        sampling.logitBias(),
                        sampling.logprobs().filter(Given::value),
                        sampling.topLogprobs())
                .flatMap(Optional::stream)
                .forEach(field -> drop(field, "no counterpart"));
        if (!profile.sampling() || profile.anthropicVersion().equals(VERSION_WITHOUT_SAMPLING)) {
            Stream.of(sampling.temperature(), sampling.topP(), sampling.topK())
                    .flatMap(Optional::stream)
                    .forEach(field -> drop(field, "the model takes no sampling parameters"));
            return;
        }
        var temperature = sampling.temperature().map(this::atMostOne);
        var topP = sampling.topP();
        var topK = sampling.topK();
        if (withThinking) {
            temperature = keptIf(temperature, isOne(temperature));
            topP = keptIf(topP, topP.isPresent() && isAtLeast(topP.get(), LEAST_TOP_P_WITH_THINKING));
            topK = keptIf(topK, false);
        }
        if (temperature.isPresent() && topP.isPresent()) {
            drop(topP.get(), "not together with temperature");
            topP = Optional.empty();
        }
        temperature.ifPresent(given -> body.put("temperature", given.value()));
        topP.ifPresent(given -> body.put("top_p", given.value()));
        topK.ifPresent(given -> body.put("top_k", given.value()));
    }

    private Given<JsonNumber> atMostOne(Given<JsonNumber> temperature) {
        if (temperature.value().decimal().compareTo(BigDecimal.ONE) <= 0) {
            return temperature;
        }
        receipt.clamped(temperature.path(), "at most 1");
        return Given.of(JsonNumber.of(1), temperature.path());
    }

    private Optional<Given<JsonNumber>> keptIf(Optional<Given<JsonNumber>> field, boolean kept) {
        if (field.isPresent() && !kept) {
            drop(field.get(), "not together with thinking");
            return Optional.empty();
        }
        return field;
    }

    private void drop(Given<?> field, String reason) {
        receipt.dropped(field.path(), reason);
    }

    private static boolean isOne(Optional<Given<JsonNumber>> field) {
        return field.isPresent() && field.get().value().decimal().compareTo(BigDecimal.ONE) == 0;
    }

    private static boolean isAtLeast(Given<JsonNumber> field, BigDecimal least) {
        return field.value().decimal().compareTo(least) >= 0;
    }
}
