package dev.antigravity.protocol;

import dev.antigravity.chat.StreamEvent;
import java.util.ArrayList;
import java.util.List;

/// A step between a stream decoder and a stream encoder. Holds the state of one reply; not thread-safe.
public interface EventStage {
    /// @return what takes the event's place: itself, nothing, or several events
    List<StreamEvent> pass(StreamEvent event);

    /// This stage and then the next.
    default EventStage then(EventStage next) {
        return event -> {
            var first = pass(event);
            if (first.size() == 1) {
                return next.pass(first.getFirst());
            }
            var all = new ArrayList<StreamEvent>();
            first.forEach(one -> all.addAll(next.pass(one)));
            return all;
        };
    }
}
