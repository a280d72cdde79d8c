package dev.antigravity.protocol;

import dev.antigravity.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// What is known of a stream whose bytes passed through, when it has to be ended in its upstream's place.
///
/// @param requestId the id its client knows the request by
/// @param opening   the event its answer began with
/// @param finished  the events that finished parts of the answer, see {@link UpstreamCodec#finishesPart}
/// @param events    how many events have passed
public record PassedStream(String requestId, Optional<JsonObject> opening, List<JsonObject> finished, long events) {
    public PassedStream {
        finished = List.copyOf(finished);
    }
}
