package dev.antigravity.protocol.openai;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.Effort;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Given;
import dev.antigravity.chat.ThinkingRequest;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.ThinkingScale;
import java.util.Optional;

/// Thinking as a word for effort (THK-002, THK-005, THK-006).
public final class OpenAiEffort {
    private OpenAiEffort() {}

    /// @param effort the client's field, if it is there
    /// @param whole  the client's field for thinking as a whole
    public static ThinkingRequest decode(Optional<JsonCursor> effort, JsonPath whole) {
        if (effort.isEmpty()) {
            return ThinkingRequest.unset(whole);
        }
        var field = effort.get();
        var word = Effort.byWord(field.asString()).orElseThrow(() -> field.complaint("no known effort"));
        return word == Effort.NONE
                ? ThinkingRequest.off(whole)
                : new ThinkingRequest(
                        ThinkingRequest.State.ON, Optional.empty(), Optional.of(Given.of(word, field.path())), whole);
    }

    /// The effort to ask for; empty if nothing is to be said about thinking.
    public static Optional<Effort> encode(ChatRequest request, UpstreamProfile profile, FidelityReceipt receipt) {
        var thinking = request.thinking();
        var efforts = profile.efforts();
        if (efforts.isEmpty()) {
            if (thinking.isOn() || thinking.effort().isPresent() && !thinking.isOff()) {
                receipt.dropped(thinking.path(), "the model does not reason");
            }
            return Optional.empty();
        }
        var wanted = thinking.isOff() ? Optional.of(Effort.NONE) : ThinkingScale.effort(thinking, receipt);
        return wanted.map(effort -> supported(effort, thinking, profile, receipt));
    }

    private static Effort supported(
            Effort wanted, ThinkingRequest thinking, UpstreamProfile profile, FidelityReceipt receipt) {
        var nearest = ThinkingScale.nearest(wanted, profile.efforts());
        if (nearest != wanted) {
            receipt.approximated(pathOf(thinking), "the model takes " + nearest.word() + ", not " + wanted.word());
        }
        return nearest;
    }

    private static JsonPath pathOf(ThinkingRequest thinking) {
        return thinking.isOff()
                ? thinking.path()
                : thinking.effort()
                        .map(Given::path)
                        .or(() -> thinking.budget().map(Given::path))
                        .orElse(thinking.path());
    }
}
