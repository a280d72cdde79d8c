package dev.antigravity.fuzz;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.golden.Codecs;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.RequestTarget;
import java.util.Arrays;
import java.util.Optional;

/// Any body is refused in words, or becomes a body for every upstream. The first byte says whose client sent it.
public final class RequestsTarget {
    private static final RequestTarget TARGET = new RequestTarget(Optional.of("m"), false, RequestTarget.Purpose.REPLY);

    private RequestsTarget() {}

    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        var client = Codecs.CLIENTS.get((data[0] & 0xff) % Codecs.CLIENTS.size());
        try {
            var body = Json.parseObject(Arrays.copyOfRange(data, 1, data.length));
            var request =
                    client.decodeRequest(body, client.protocol() == Protocol.GEMINI ? TARGET : RequestTarget.REPLY);
            for (var upstream : Protocol.values()) {
                send(request, upstream);
            }
        } catch (MalformedJsonException | JsonShapeException | RejectedRequestException _) {
            // Answered with 400.
        }
    }

    private static void send(ChatRequest request, Protocol upstream) {
        try {
            var sent = Codecs.upstream(upstream)
                    .encodeRequest(request, "m", UpstreamProfile.of(upstream), new FidelityReceipt());
            Json.bytes(sent.body());
        } catch (RejectedRequestException _) {
            // Another upstream may take it.
        }
    }
}
