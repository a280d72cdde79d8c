package dev.antigravity.chat;

import dev.antigravity.json.JsonPath;
import java.util.Optional;
import java.util.OptionalLong;

/// Whether and how hard the model is to think.
///
/// @param state  what the client said about thinking as such
/// @param budget tokens it may take, if the client counted; -1 leaves it to the model
/// @param effort how hard, if the client used a word for it
/// @param path   the client's field for thinking as a whole
public record ThinkingRequest(
        State state, Optional<Given<Long>> budget, Optional<Given<Effort>> effort, JsonPath path) {
    /// Whether the client asked for thinking, asked for none, or said nothing.
    public enum State {
        UNSET,
        OFF,
        ON
    }

    public static ThinkingRequest unset(JsonPath path) {
        return new ThinkingRequest(State.UNSET, Optional.empty(), Optional.empty(), path);
    }

    public static ThinkingRequest off(JsonPath path) {
        return new ThinkingRequest(State.OFF, Optional.empty(), Optional.empty(), path);
    }

    public boolean isOn() {
        return state == State.ON;
    }

    public boolean isOff() {
        return state == State.OFF;
    }

    /// The budget as a number of tokens, empty if there is none or it is left to the model.
    public OptionalLong countedBudget() {
        return budget.isPresent() && budget.get().value() >= 0
                ? OptionalLong.of(budget.get().value())
                : OptionalLong.empty();
    }
}
