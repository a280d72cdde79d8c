package dev.antigravity.protocol;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonNumber;
import java.util.Optional;

/// How much may be generated: what the client asks for, as far as the model can.
public final class OutputLimit {
    private OutputLimit() {}

    /// @return tokens; empty if the client set no limit
    public static Optional<Given<JsonNumber>> of(
            ChatRequest request, UpstreamProfile profile, FidelityReceipt receipt) {
        var most = profile.maxOutput().orElse(Long.MAX_VALUE);
        return request.maxTokens().map(asked -> {
            if (asked.value().wholeNumber().orElse(0) <= most) {
                return asked;
            }
            receipt.clamped(asked.path(), "the model generates at most " + most);
            return Given.of(JsonNumber.of(most), asked.path());
        });
    }
}
