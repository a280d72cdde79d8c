package dev.antigravity.protocol;

import dev.antigravity.chat.StreamEvent;
import dev.antigravity.sse.SseEvent;
import java.util.List;

/// Turns one protocol's stream into ours. Holds the state of one reply; not thread-safe.
public interface StreamDecoder {
    /// @return the steps this event stands for, none or several, in order
    List<StreamEvent> decode(SseEvent event);

    /// Called once when the upstream closes. Ends the reply, or reports that it was cut (STR-008).
    List<StreamEvent> end();
}
