package dev.antigravity.protocol;

import dev.antigravity.chat.StreamEvent;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.sse.SseEvent;
import java.util.ArrayList;
import java.util.List;

/// The part of reading a stream that is the same in every dialect: events are JSON, one that is not ends the reply with
/// an error, one without data only keeps the connection alive (STR-005), nothing is read behind an end, and a reply
/// without an end was cut.
public final class JsonStreamDecoder implements StreamDecoder {
    private static final String DONE = "[DONE]";

    private final Steps steps;
    private boolean over;

    /// What a dialect makes of its events. Holds the state of one reply.
    public interface Steps {
        /// @param name  the `event:` field, empty if there was none
        /// @param event the data
        /// @param out   takes the steps it stands for
        /// @throws JsonShapeException if the event is not of this dialect
        void read(String name, JsonCursor event, List<StreamEvent> out);

        /// Nothing more will come. Adds what ends the reply, if it has come to its end; anything else leaves it cut.
        ///
        /// @param saidDone whether the upstream said `[DONE]`, or just closed
        void close(boolean saidDone, List<StreamEvent> out);
    }

    public JsonStreamDecoder(Steps steps) {
        this.steps = steps;
    }

    @Override
    public List<StreamEvent> decode(SseEvent event) {
        if (over || event.length() == 0) {
            return List.of();
        }
        var out = new ArrayList<StreamEvent>(4);
        if (event.dataIs(DONE)) {
            return close(true, out);
        }
        try {
            if (Json.parse(event.buffer(), event.from(), event.length()) instanceof JsonObject data) {
                steps.read(event.name(), JsonCursor.of(data), out);
            } else {
                out.add(new StreamEvent.Failed(BrokenStream.UNREADABLE));
            }
        } catch (MalformedJsonException | JsonShapeException _) {
            out.add(new StreamEvent.Failed(BrokenStream.UNREADABLE));
        }
        over = endsReply(out);
        return out;
    }

    @Override
    public List<StreamEvent> end() {
        if (over) {
            return List.of();
        }
        return close(false, new ArrayList<>());
    }

    private List<StreamEvent> close(boolean saidDone, List<StreamEvent> out) {
        over = true;
        steps.close(saidDone, out);
        if (!endsReply(out)) {
            out.add(new StreamEvent.Failed(BrokenStream.CUT));
        }
        return out;
    }

    private static boolean endsReply(List<StreamEvent> out) {
        return !out.isEmpty()
                && (out.getLast() instanceof StreamEvent.End || out.getLast() instanceof StreamEvent.Failed);
    }
}
