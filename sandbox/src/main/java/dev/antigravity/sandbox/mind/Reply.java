package dev.antigravity.sandbox.mind;

import dev.antigravity.sandbox.script.StopReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the model says.
///
/// @param stopSequence the text that ended it, if one did
/// @param pieces       how it is cut up
public record Reply(List<Utterance> said, StopReason stop, Optional<String> stopSequence, Usage usage, Pieces pieces) {
    public Reply {
        said = List.copyOf(said);
    }

    public <T extends Utterance> Stream<T> all(Class<T> kind) {
        return said.stream().filter(kind::isInstance).map(kind::cast);
    }

    public String speech() {
        return all(Utterance.Speech.class).map(Utterance.Speech::text).collect(Collectors.joining());
    }

    public String thoughts() {
        return all(Utterance.Thought.class).map(Utterance.Thought::text).collect(Collectors.joining("\n\n"));
    }

    public String refusal() {
        return all(Utterance.Refusal.class).map(Utterance.Refusal::text).collect(Collectors.joining());
    }

    public List<Utterance.Call> calls() {
        return all(Utterance.Call.class).toList();
    }
}
