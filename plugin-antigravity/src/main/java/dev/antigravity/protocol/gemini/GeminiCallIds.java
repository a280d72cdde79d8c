package dev.antigravity.protocol.gemini;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Ids for calls without one, and the calls that results without one answer (GIN-003). Not thread-safe.
final class GeminiCallIds {
    /// What a result gets whose call is not there.
    static final String NOBODYS = "";

    private final List<Call> unanswered = new ArrayList<>();
    private int made;

    private record Call(String id, String name) {}

    String ofCall(Optional<String> id, String name) {
        var own = id.filter(given -> !given.isEmpty()).orElseGet(() -> "call_g" + made++);
        unanswered.add(new Call(own, name));
        return own;
    }

    /// @return the id of the call that is answered: the one named, else the earliest open one of that name
    String ofResult(Optional<String> id, String name) {
        for (var call : unanswered) {
            if (id.isPresent() ? call.id.equals(id.get()) : call.name.equals(name)) {
                unanswered.remove(call);
                return call.id;
            }
        }
        return id.orElse(NOBODYS);
    }
}
