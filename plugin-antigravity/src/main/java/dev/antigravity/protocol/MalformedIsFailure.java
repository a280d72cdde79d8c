package dev.antigravity.protocol;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ChatReply;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StopReason;
import dev.antigravity.chat.StreamEvent;
import java.util.List;

/// For clients whose protocol has no word for a model that produced nonsense: such a reply fails (STP-016).
public final class MalformedIsFailure implements EventStage {
    private boolean failed;

    @Override
    public List<StreamEvent> pass(StreamEvent event) {
        if (failed) {
            return List.of();
        }
        if (event instanceof StreamEvent.Stopped(var stop) && stop.reason() == StopReason.MALFORMED) {
            failed = true;
            return List.of(new StreamEvent.Failed(ApiError.of(ErrorKind.BAD_GATEWAY, message(stop))));
        }
        return List.of(event);
    }

    /// @throws UnreadableAnswerException if the reply ended that way
    public static void check(ChatReply reply) {
        if (reply.stop().reason() == StopReason.MALFORMED) {
            throw new UnreadableAnswerException(message(reply.stop()));
        }
    }

    private static String message(Stop stop) {
        return stop.message().or(stop::word).orElse("the model's answer was malformed");
    }
}
