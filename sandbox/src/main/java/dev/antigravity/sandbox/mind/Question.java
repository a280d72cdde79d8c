package dev.antigravity.sandbox.mind;

import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.script.Spoken;
import java.util.List;

/// A request to a model, in no protocol's words.
///
/// @param turns oldest first; turns of one side that follow each other are one turn
public record Question(SandboxModel model, List<Turn> turns, Toolbox toolbox, Wishes wishes, Prefix prefix) {
    public Question {
        turns = List.copyOf(turns);
    }

    /// The conversation as scripts see it.
    public List<Spoken> spoken() {
        return turns.stream()
                .map(turn -> new Spoken(turn.role() == Role.MODEL, turn.text()))
                .toList();
    }

    /// What came since the model last spoke.
    List<Turn> news() {
        var last = turns.size();
        while (last > 0 && turns.get(last - 1).role() != Role.MODEL) {
            last--;
        }
        return turns.subList(last, turns.size());
    }
}
