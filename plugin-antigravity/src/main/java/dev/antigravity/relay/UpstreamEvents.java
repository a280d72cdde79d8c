package dev.antigravity.relay;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.json.Json;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.net.OutboundAnswer;
import dev.antigravity.protocol.BrokenStream;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.EventStage;
import dev.antigravity.protocol.ReplyFold;
import dev.antigravity.protocol.StreamDecoder;
import dev.antigravity.protocol.UnreadableAnswerException;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.sse.EventTooLongException;
import dev.antigravity.sse.SseEvent;
import dev.antigravity.sse.SseReader;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The events of an upstream's answer, whether it came as a stream or whole. Not thread-safe.
final class UpstreamEvents {
    private static final int LONGEST_ANSWER_BYTES = 64 << 20;

    private final SseReader reader;
    private final StreamDecoder decoder;
    private final EventStage stages;
    private final Consumer<ErrorEvent> errors;
    private List<StreamEvent> pending = new ArrayList<>();
    private boolean over;
    private Optional<ErrorEvent> said = Optional.empty();

    private UpstreamEvents(SseReader reader, StreamDecoder decoder, EventStage stages, Consumer<ErrorEvent> errors) {
        this.reader = reader;
        this.decoder = decoder;
        this.stages = stages;
        this.errors = errors;
    }

    /// @param asked  what the upstream was asked
    /// @param stages what every event goes through
    /// @param errors told of the error the upstream reports
    /// @throws UnreadableAnswerException if a whole answer is not one of this dialect
    static UpstreamEvents of(
            UpstreamCodec codec,
            EncodedRequest asked,
            OutboundAnswer answer,
            EventStage stages,
            Consumer<ErrorEvent> errors) {
        var events = new UpstreamEvents(new SseReader(answer.body()), codec.streamDecoder(asked), stages, errors);
        var type = answer.headers().first("content-type").orElse("");
        if (!type.startsWith("text/event-stream") && (!asked.stream() || type.startsWith("application/json"))) {
            events.pending = events.staged(whole(codec, answer));
            events.over = true;
        }
        return events;
    }

    private static List<StreamEvent> whole(UpstreamCodec codec, OutboundAnswer answer) {
        try {
            return codec.decodeReply(Json.parse(answer.readAll(LONGEST_ANSWER_BYTES)));
        } catch (MalformedJsonException e) {
            throw new UnreadableAnswerException("the upstream's answer is not JSON", e);
        } catch (IOException e) {
            throw new UnreadableAnswerException("the upstream's answer broke off", e);
        }
    }

    /// The error the upstream has reported so far.
    Optional<ErrorEvent> said() {
        return said;
    }

    /// Waits for the first event that means something, and keeps it. With it the client's answer begins (STR-001).
    ///
    /// @return the failure, if that is what comes first
    Optional<ApiError> first() {
        while (pending.isEmpty() && !over) {
            pending = new ArrayList<>(more());
        }
        return !pending.isEmpty() && pending.getFirst() instanceof StreamEvent.Failed(var error)
                ? Optional.of(error)
                : Optional.empty();
    }

    /// All events.
    ReplyFold fold() {
        var fold = new ReplyFold();
        while (!isOver()) {
            fold.addAll(next());
        }
        return fold;
    }

    /// Whether {@link #next} has nothing left to give.
    boolean isOver() {
        return over && pending.isEmpty();
    }

    /// The events that have arrived, or the next to arrive; none for an event that means nothing.
    List<StreamEvent> next() {
        if (!pending.isEmpty() || over) {
            var ready = pending;
            pending = new ArrayList<>();
            return ready;
        }
        return more();
    }

    private List<StreamEvent> more() {
        try {
            var event = reader.poll();
            if (event != null) {
                return decoded(event);
            }
            if (reader.fill()) {
                return List.of();
            }
            over = true;
            return staged(decoder.end());
        } catch (SocketTimeoutException _) {
            return broken(ApiError.of(ErrorKind.TIMEOUT, "the upstream has been silent for too long"));
        } catch (EventTooLongException _) {
            return broken(BrokenStream.UNREADABLE);
        } catch (IOException _) {
            over = true;
            return staged(decoder.end());
        }
    }

    private List<StreamEvent> decoded(SseEvent event) {
        var steps = decoder.decode(event);
        if (said.isEmpty()) {
            said = ErrorEvent.of(event, steps);
            said.ifPresent(errors);
        }
        return staged(steps);
    }

    private List<StreamEvent> broken(ApiError error) {
        over = true;
        return List.of(new StreamEvent.Failed(error));
    }

    private List<StreamEvent> staged(List<StreamEvent> events) {
        var staged = new ArrayList<StreamEvent>(events.size());
        for (var event : events) {
            staged.addAll(stages.pass(event));
        }
        return staged;
    }
}
