package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.Usage;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.protocol.BrokenStream;
import dev.antigravity.protocol.PassedStream;
import dev.antigravity.protocol.StreamDecoder;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.sse.SseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Learns usage, stop and end from a copy of a stream that passes by. Never changes, delays or fails it: what it cannot
/// read it does not know (GEN-005).
final class StreamTap {
    private static final long MOST_FINISHED_BYTES = 16 << 20;

    private final UpstreamCodec codec;
    private final Consumer<ErrorEvent> errors;
    private final StreamDecoder decoder;
    private boolean blind;
    private boolean closed;
    private boolean began;
    private boolean ended;
    private long events;
    private Optional<JsonObject> opening = Optional.empty();
    /// Events that would have to be repeated if the stream were cut; in copies, for almost none ever is.
    private final List<SseEvent> finished = new ArrayList<>();

    private long finishedBytes;
    private @Nullable Usage usage;
    private @Nullable Stop stop;
    private @Nullable ApiError failure;

    /// @param errors told of the error an upstream reports, before its client is
    StreamTap(UpstreamCodec codec, Consumer<ErrorEvent> errors) {
        this.codec = codec;
        this.errors = errors;
        decoder = codec.streamDecoder();
    }

    /// Looks at one event on its way to the client.
    void see(SseEvent event) {
        if (blind) {
            return;
        }
        events++;
        keepIfFinished(event);
        if (!began) {
            hear(event);
            opening = began ? data(event) : Optional.empty();
        } else if (codec.isMilestone(event)) {
            hear(event);
        }
    }

    private void hear(SseEvent event) {
        var steps = decoder.decode(event);
        var wasWell = failure == null;
        learn(steps);
        if (wasWell && failure != null) {
            ErrorEvent.of(event, steps).ifPresent(errors);
        }
    }

    private void keepIfFinished(SseEvent event) {
        if (codec.finishesPart(event) && finishedBytes + event.length() <= MOST_FINISHED_BYTES) {
            finished.add(event.copy());
            finishedBytes += event.length();
        }
    }

    private static Optional<JsonObject> data(SseEvent event) {
        try {
            return Json.parse(event.buffer(), event.from(), event.length()) instanceof JsonObject data
                    ? Optional.of(data)
                    : Optional.empty();
        } catch (MalformedJsonException _) {
            return Optional.empty();
        }
    }

    /// What follows cannot be looked at.
    void lookAway() {
        blind = true;
    }

    /// The stream has ended.
    ///
    /// @return whether it ended without its end, as far as one can tell
    boolean sawCut() {
        if (!closed) {
            closed = true;
            learn(decoder.end());
        }
        return !ended && !blind;
    }

    private void learn(List<StreamEvent> events) {
        for (var event : events) {
            switch (event) {
                case StreamEvent.Start _ -> began = true;
                case StreamEvent.UsageReport(var reported) -> usage = reported;
                case StreamEvent.Stopped(var why) -> stop = why;
                case StreamEvent.End _ -> ended = true;
                case StreamEvent.Failed(var error) -> {
                    failure = error;
                    blind |= error == BrokenStream.UNREADABLE;
                    ended |= error != BrokenStream.CUT;
                }
                case StreamEvent.BlockStart _, StreamEvent.BlockDelta _, StreamEvent.BlockStop _ -> {}
            }
        }
    }

    /// What there is to know for somebody who has to end the stream.
    PassedStream passed(String requestId) {
        return new PassedStream(
                requestId,
                opening,
                finished.stream().flatMap(event -> data(event).stream()).toList(),
                events);
    }

    Optional<Usage> usage() {
        return Optional.ofNullable(usage);
    }

    Optional<Stop> stop() {
        return Optional.ofNullable(stop);
    }

    /// The error the upstream reported inside the stream.
    Optional<ApiError> failure() {
        return Optional.ofNullable(failure);
    }
}
