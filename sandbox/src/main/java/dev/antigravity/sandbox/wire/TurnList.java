package dev.antigravity.sandbox.wire;

import dev.antigravity.sandbox.mind.Part;
import dev.antigravity.sandbox.mind.Role;
import dev.antigravity.sandbox.mind.Turn;
import java.util.ArrayList;
import java.util.List;

/// Collects turns; what one side says in several goes becomes one turn.
public final class TurnList {
    private final List<Turn> turns = new ArrayList<>();

    public void add(Role role, List<? extends Part> parts) {
        if (!turns.isEmpty() && turns.getLast().role() == role) {
            var merged = new ArrayList<>(turns.removeLast().parts());
            merged.addAll(parts);
            turns.add(new Turn(role, merged));
        } else {
            turns.add(new Turn(role, List.copyOf(parts)));
        }
    }

    public List<Turn> all() {
        return List.copyOf(turns);
    }
}
