package dev.antigravity.sandbox.wire;

import dev.antigravity.sandbox.mind.Question;
import dev.antigravity.sandbox.mind.Reply;
import dev.antigravity.sandbox.refusal.Refusal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One request for an answer, understood, and able to write the answer.
public interface Generation {
    Question question();

    /// How the client wants the answer streamed; empty if it wants it whole.
    Optional<Framing> framing();

    JsonNode whole(Reply reply);

    List<Event> events(Reply reply);

    /// The event that ends a stream which fails after so many events.
    Event failure(Reply reply, Refusal refusal, int after);
}
