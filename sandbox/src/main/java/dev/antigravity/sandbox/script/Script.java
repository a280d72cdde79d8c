package dev.antigravity.sandbox.script;

import java.util.List;

/// What the model does, turn by turn.
public record Script(List<Step> steps) {
    public Script {
        steps = List.copyOf(steps);
    }

    /// Reads a script in the language of this package.
    ///
    /// @throws ScriptException at the first line that says nothing the sandbox knows
    public static Script of(String text) {
        return new ScriptReader(text).read();
    }

    /// The step for a turn, counted from 0; an empty one behind the last.
    public Step step(int turn) {
        return turn < steps.size() ? steps.get(turn) : Step.EMPTY;
    }
}
