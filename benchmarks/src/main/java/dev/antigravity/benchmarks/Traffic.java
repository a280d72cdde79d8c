package dev.antigravity.benchmarks;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.Delta;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.Stop;
import dev.antigravity.chat.StopReason;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.chat.Usage;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.protocol.IdSource;
import dev.antigravity.protocol.ReplyContext;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.protocol.StreamFrame;
import dev.antigravity.sse.SseWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/// One conversation in every dialect: what an agent asks, and how a model answers it.
final class Traffic {
    static final String MODEL = "some-model";

    private Traffic() {}

    /// An agent's request of about that many bytes, as a client of that protocol sends it.
    static byte[] request(Protocol client, int bytes) {
        return encoded(client, Dialect.ANTHROPIC.request(MODEL, true, bytes).getBytes(StandardCharsets.UTF_8));
    }

    /// The same with one image that makes up nearly all of it.
    static byte[] requestWithImage(Protocol client, int bytes) {
        var image = new byte[bytes / 4 * 3];
        new Random(1).nextBytes(image);
        return encoded(client, """
                {"model":"%s","max_tokens":100,"stream":true,"messages":[{"role":"user","content":[\
                {"type":"text","text":"What is this?"},\
                {"type":"image","source":{"type":"base64","media_type":"image/png","data":"%s"}}]}]}""".formatted(MODEL, Base64.getEncoder().encodeToString(image))
                .getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] encoded(Protocol client, byte[] anthropic) {
        return client == Protocol.ANTHROPIC_MESSAGES
                ? anthropic
                : translate(anthropic, Protocol.ANTHROPIC_MESSAGES, client);
    }

    /// A request on its way from one dialect to another, bytes to bytes.
    static byte[] translate(byte[] request, Protocol client, Protocol upstream) {
        var encoded = Codecs.upstream(upstream)
                .encodeRequest(decode(request, client), MODEL, UpstreamProfile.of(upstream), new FidelityReceipt());
        return Json.bytes(encoded.body());
    }

    private static ChatRequest decode(byte[] request, Protocol client) {
        var target = client == Protocol.GEMINI
                ? new RequestTarget(Optional.of(MODEL), true, RequestTarget.Purpose.REPLY)
                : RequestTarget.REPLY;
        return Codecs.client(client).decodeRequest(Json.parseObject(request), target);
    }

    /// What the encoders of an answer to such a client are told.
    static ReplyContext context(Protocol client) {
        return new ReplyContext(
                decode(request(client, 1_000), client), "req_1", Instant.EPOCH, new IdSource(new Random(1)));
    }

    /// A reply in so many pieces: a fifth is thinking, a fifth the arguments of a call, the rest text.
    static List<StreamEvent> reply(int pieces) {
        var events = new ArrayList<StreamEvent>();
        events.add(new StreamEvent.UsageReport(
                new Usage(1_200, OptionalLong.of(1_000), OptionalLong.empty(), 1, OptionalLong.empty())));
        events.add(new StreamEvent.Start());
        block(0, ContentBlock.Thinking.of(""), pieces / 5, number -> Delta.Text.of(" thought" + number), events);
        block(1, ContentBlock.Text.of(""), pieces - pieces / 5 * 2, number -> Delta.Text.of(" word" + number), events);
        block(
                2,
                ContentBlock.ToolUse.of("call_1", "read_1", ""),
                pieces / 5,
                number -> new Delta.Arguments(
                        (number == 0 ? "{\"path\":\"" : "/part" + number) + (number == pieces / 5 - 1 ? "\"}" : "")),
                events);
        events.add(new StreamEvent.Stopped(Stop.of(StopReason.TOOL_USE)));
        events.add(new StreamEvent.End());
        return events;
    }

    private interface Pieces {
        Delta at(int number);
    }

    private static void block(int index, ContentBlock opening, int count, Pieces pieces, List<StreamEvent> events) {
        events.add(new StreamEvent.BlockStart(index, opening));
        for (var number = 0; number < count; number++) {
            events.add(new StreamEvent.BlockDelta(index, pieces.at(number)));
        }
        events.add(new StreamEvent.BlockStop(index));
    }

    /// That reply as an upstream streams it.
    static byte[] stream(Protocol upstream, int pieces) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var sse = new SseWriter(bytes);
        var spoken = upstream == Protocol.CLOUD_CODE ? Protocol.GEMINI : upstream;
        var encoder = Codecs.client(spoken).streamEncoder(context(spoken));
        for (var event : reply(pieces)) {
            for (var frame : encoder.encode(event)) {
                write(upstream == Protocol.CLOUD_CODE ? enveloped(frame) : frame, sse);
            }
        }
        return bytes.toByteArray();
    }

    private static StreamFrame enveloped(StreamFrame frame) {
        return frame instanceof StreamFrame.Data(var name, var data)
                ? new StreamFrame.Data(name, JsonObject.of("response", data))
                : frame;
    }

    static void write(StreamFrame frame, SseWriter sse) throws IOException {
        switch (frame) {
            case StreamFrame.Data(var name, var data) -> sse.event(name, body -> Json.write(data, body));
            case StreamFrame.Done _ -> sse.event("", "[DONE]".getBytes(StandardCharsets.US_ASCII));
            case StreamFrame.Comment(var text) -> sse.comment(text);
        }
    }
}
