package dev.antigravity.protocol;

import dev.antigravity.chat.StreamEvent;
import java.util.List;

/// Turns our stream into one protocol's. Holds the state of one reply; not thread-safe.
public interface StreamEncoder {
    /// @param event in the grammar of {@link StreamEvent}; failures are encoded here too
    /// @return the frames this step stands for, none or several, in order
    List<StreamFrame> encode(StreamEvent event);
}
