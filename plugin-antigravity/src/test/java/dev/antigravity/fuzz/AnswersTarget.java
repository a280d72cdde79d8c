package dev.antigravity.fuzz;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.golden.Codecs;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.protocol.BrokenStream;
import dev.antigravity.protocol.ClientCodec;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.IdSource;
import dev.antigravity.protocol.ReplyContext;
import dev.antigravity.protocol.ReplyFold;
import dev.antigravity.protocol.ReplyGrammar;
import dev.antigravity.protocol.ReplyStages;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.protocol.ToolNames;
import dev.antigravity.protocol.UnreadableAnswerException;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.sse.SseReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Any answer, whole or streamed, is a reply in the grammar or a failure, and can be told to every client. The first
/// byte says whose answer it is.
public final class AnswersTarget {
    private static final JsonObject REQUEST = Json.parseObject(
            "{\"model\":\"m\",\"stream\":true,\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"input\":\"x\",\"contents\":[{\"parts\":[{\"text\":\"x\"}]}]}");
    private static final EncodedRequest ASKED = new EncodedRequest(
            "/", Map.of(), JsonObject.EMPTY, new ToolNames(ToolNames.Rule.GEMINI, List.of(), false), true);
    private static final RequestTarget TARGET = new RequestTarget(Optional.of("m"), true, RequestTarget.Purpose.REPLY);

    private AnswersTarget() {}

    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        if (data.length == 0) {
            return;
        }
        var upstream = Codecs.upstream(Protocol.values()[(data[0] & 0xff) % Protocol.values().length]);
        var body = Arrays.copyOfRange(data, 1, data.length);
        tell(streamed(upstream, body));
        try {
            tell(upstream.decodeReply(Json.parse(body)));
        } catch (UnreadableAnswerException | MalformedJsonException _) {
            // The client hears of a bad gateway.
        }
    }

    private static List<StreamEvent> streamed(UpstreamCodec upstream, byte[] body) throws IOException {
        var reader = new SseReader(new ByteArrayInputStream(body));
        var decoder = upstream.streamDecoder();
        var events = new ArrayList<StreamEvent>();
        do {
            for (var event = reader.poll(); event != null; event = reader.poll()) {
                events.addAll(decoder.decode(event));
            }
        } while (reader.fill());
        events.addAll(decoder.end());
        return events;
    }

    private static void tell(List<StreamEvent> events) {
        ReplyGrammar.check(events);
        for (var client : Codecs.CLIENTS) {
            var context = context(client);
            var encoder = client.streamEncoder(context);
            var stages = ReplyStages.of(context.request(), ASKED, new FidelityReceipt());
            events.forEach(event -> stages.pass(event).forEach(encoder::encode));
            var fold = new ReplyFold().addAll(events);
            if (fold.failure().isPresent()) {
                client.encodeError(BrokenStream.beforeFirstByte(fold.failure().get()), "req_1");
                continue;
            }
            try {
                client.encodeReply(fold.reply(), context);
            } catch (UnreadableAnswerException _) {
                // Arguments that are no object: a bad gateway (ERR-008).
            }
        }
    }

    private static ReplyContext context(ClientCodec client) {
        var request =
                client.decodeRequest(REQUEST, client.protocol() == Protocol.GEMINI ? TARGET : RequestTarget.REPLY);
        return new ReplyContext(request, "req_1", Instant.EPOCH, new IdSource(new Random(7)));
    }
}
