package dev.antigravity.relay;

import dev.antigravity.chat.StreamEvent;
import dev.antigravity.json.Json;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.protocol.UnreadableAnswerException;
import dev.antigravity.protocol.UpstreamCodec;
import java.util.Optional;

/// Learns usage and stop from a whole answer that passes by. What it cannot read it does not know.
final class WholeTap {
    private WholeTap() {}

    static void learn(UpstreamCodec codec, byte[] body, Exchange exchange) {
        try {
            for (var event : codec.decodeReply(Json.parse(body))) {
                if (event instanceof StreamEvent.UsageReport(var usage)) {
                    exchange.counted(Optional.of(usage));
                } else if (event instanceof StreamEvent.Stopped(var stop)) {
                    exchange.stopped(Optional.of(stop.reason()));
                }
            }
        } catch (MalformedJsonException | UnreadableAnswerException e) {
            exchange.brokeOff("the answer could not be read: " + e.getMessage());
        }
    }
}
