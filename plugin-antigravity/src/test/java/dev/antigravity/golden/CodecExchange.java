package dev.antigravity.golden;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Protocol;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.json.TopLevelMembers;
import dev.antigravity.protocol.BrokenStream;
import dev.antigravity.protocol.ClientCodec;
import dev.antigravity.protocol.EncodedRequest;
import dev.antigravity.protocol.EventStage;
import dev.antigravity.protocol.IdSource;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.ReplyContext;
import dev.antigravity.protocol.ReplyFold;
import dev.antigravity.protocol.ReplyStages;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.protocol.StreamEncoder;
import dev.antigravity.protocol.StreamFrame;
import dev.antigravity.protocol.ToolNames;
import dev.antigravity.protocol.UnreadableAnswerException;
import dev.antigravity.protocol.UpstreamCodec;
import dev.antigravity.protocol.anthropic.AnthropicCodec;
import dev.antigravity.protocol.cloudcode.CloudCodeCodec;
import dev.antigravity.protocol.gemini.GeminiCall;
import dev.antigravity.protocol.gemini.GeminiCodec;
import dev.antigravity.protocol.openai.chat.OpenAiChatCodec;
import dev.antigravity.protocol.openai.responses.OpenAiResponsesCodec;
import dev.antigravity.sse.SseEvent;
import dev.antigravity.sse.SseReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Plays an exchange through the codecs alone, without sockets.
final class CodecExchange {
    private static final CloudCodeCodec CLOUD_CODE = new CloudCodeCodec(() -> new UUID(4, 2));
    static final Map<Protocol, ClientCodec> CLIENTS = Map.of(
            Protocol.ANTHROPIC_MESSAGES, new AnthropicCodec(),
            Protocol.OPENAI_CHAT, new OpenAiChatCodec(),
            Protocol.OPENAI_RESPONSES, new OpenAiResponsesCodec(),
            Protocol.GEMINI, new GeminiCodec());
    static final Map<Protocol, UpstreamCodec> UPSTREAMS = Map.of(
            Protocol.ANTHROPIC_MESSAGES, new AnthropicCodec(),
            Protocol.OPENAI_CHAT, new OpenAiChatCodec(),
            Protocol.OPENAI_RESPONSES, new OpenAiResponsesCodec(),
            Protocol.GEMINI, new GeminiCodec(),
            Protocol.CLOUD_CODE, CLOUD_CODE);

    private final GoldenCase golden;
    private final ClientCodec client;
    private final UpstreamCodec upstream;
    private final FidelityReceipt receipt = new FidelityReceipt();

    @Nullable
    EncodedRequest upstreamRequest;

    Optional<ChatRequest> request = Optional.empty();
    List<StreamEvent> events = List.of();
    int status = 200;
    Map<String, String> headers = Map.of();

    @Nullable
    JsonValue response;

    final List<JsonValue> stream = new ArrayList<>();

    CodecExchange(GoldenCase golden) {
        this.golden = golden;
        client = codec(CLIENTS, golden.inbound());
        upstream = codec(UPSTREAMS, golden.upstream());
    }

    static boolean covers(GoldenCase golden) {
        return golden.isConversation()
                && CLIENTS.containsKey(golden.inbound())
                && UPSTREAMS.containsKey(golden.upstream());
    }

    String receipt() {
        return receipt.header();
    }

    /// @param slice how many bytes of the upstream's stream arrive at once
    CodecExchange play(int slice) throws IOException {
        if (golden.inbound() == Protocol.GEMINI && golden.upstream() == Protocol.CLOUD_CODE) {
            return splice(slice);
        }
        ChatRequest request;
        try {
            request = client.decodeRequest(Json.parseObject(golden.request()), target());
            this.request = Optional.of(request);
            upstreamRequest = upstream.encodeRequest(request, golden.upstreamModel(), golden.profile(), receipt);
        } catch (RejectedRequestException e) {
            return refused(e);
        } catch (JsonShapeException e) {
            return refused(RejectedRequestException.of(e));
        } catch (MalformedJsonException e) {
            return refused(RejectedRequestException.of(e));
        }
        var context =
                new ReplyContext(request, "req_1", Instant.ofEpochSecond(1_763_625_600), new IdSource(new Random(7)));
        if (golden.upstreamStatus() != 200) {
            return failed(
                    upstream.decodeError(golden.upstreamStatus(), golden.upstreamHeaders(), golden.upstreamResponse()));
        }
        try {
            answer(slice, upstreamRequest, context);
        } catch (UnreadableAnswerException e) {
            failed(ApiError.of(ErrorKind.BAD_GATEWAY, String.valueOf(e.getMessage())));
        } catch (MalformedJsonException _) {
            failed(ApiError.of(ErrorKind.BAD_GATEWAY, "the upstream's answer is not JSON"));
        }
        return this;
    }

    private void answer(int slice, EncodedRequest asked, ReplyContext context) throws IOException {
        events = events(slice, asked);
        var stages = ReplyStages.of(context.request(), asked, new FidelityReceipt());
        if (context.request().stream() && events.getFirst() instanceof StreamEvent.Failed(var error)) {
            failed(BrokenStream.beforeFirstByte(error));
        } else if (context.request().stream()) {
            stream(events, stages, client.streamEncoder(context));
            response = golden.isArrayed() ? asArray() : response;
        } else {
            whole(events, stages, context);
        }
    }

    private RequestTarget target() {
        return golden.geminiCall().map(GeminiCall::target).orElse(RequestTarget.REPLY);
    }

    /// VUP-003 and VRS-001: the bytes of a Gemini client travel in the envelope, and come out of it again.
    private CodecExchange splice(int slice) throws IOException {
        var body = TopLevelMembers.scan(golden.request());
        var splice = CLOUD_CODE.envelop(body, golden.upstreamModel(), golden.isStream(), golden.profile(), receipt);
        var sent = new ByteArrayOutputStream();
        splice.writeTo(sent);
        upstreamRequest = new EncodedRequest(
                splice.path(),
                Map.of(),
                Json.parseObject(sent.toByteArray()),
                new ToolNames(ToolNames.Rule.CLOUD_CODE, List.of(), false),
                golden.isStream());
        if (golden.upstreamStatus() != 200) {
            return failed(CLOUD_CODE.decodeError(
                    golden.upstreamStatus(), golden.upstreamHeaders(), golden.upstreamResponse()));
        }
        if (golden.upstreamStream().isEmpty()) {
            try {
                response = Json.parse(CLOUD_CODE.unwrap(golden.upstreamResponse()));
            } catch (UnreadableAnswerException e) {
                failed(ApiError.of(ErrorKind.BAD_GATEWAY, String.valueOf(e.getMessage())));
            }
        } else {
            eachEvent(
                    slice,
                    event -> CLOUD_CODE
                            .unwrap(event)
                            .ifPresent(chunk -> stream.add(JsonObject.of("data", Json.parse(chunk)))));
        }
        return this;
    }

    private JsonArray asArray() {
        return MergedStream.ofArray(new JsonArray(stream.stream()
                .map(event -> ((JsonObject) event).find("data").orElseThrow())
                .toList()));
    }

    private CodecExchange refused(RejectedRequestException e) {
        return failed(e.error());
    }

    private CodecExchange failed(ApiError failure) {
        var error = client.encodeError(failure, "req_1");
        status = error.status();
        headers = error.headers();
        response = error.body();
        return this;
    }

    private List<StreamEvent> events(int slice, EncodedRequest asked) throws IOException {
        if (golden.upstreamStream().isEmpty()) {
            return upstream.decodeReply(Json.parse(golden.upstreamResponse()));
        }
        var decoder = upstream.streamDecoder(asked);
        var events = new ArrayList<StreamEvent>();
        eachEvent(slice, event -> events.addAll(decoder.decode(event)));
        events.addAll(decoder.end());
        return events;
    }

    private void eachEvent(int slice, Consumer<SseEvent> action) throws IOException {
        var reader =
                new SseReader(new ByteArrayInputStream(golden.upstreamStream().orElseThrow()) {
                    @Override
                    public synchronized int read(byte[] target, int from, int length) {
                        return super.read(target, from, Math.min(length, slice));
                    }
                });
        do {
            for (var event = reader.poll(); event != null; event = reader.poll()) {
                action.accept(event);
            }
        } while (reader.fill());
    }

    private void stream(List<StreamEvent> events, EventStage stages, StreamEncoder encoder) {
        for (var event : events) {
            for (var staged : stages.pass(event)) {
                for (var frame : encoder.encode(staged)) {
                    stream.add(json(frame));
                }
            }
        }
    }

    private void whole(List<StreamEvent> events, EventStage stages, ReplyContext context) {
        var fold = new ReplyFold();
        events.forEach(event -> fold.addAll(stages.pass(event)));
        if (fold.failure().isPresent()) {
            failed(BrokenStream.beforeFirstByte(fold.failure().get()));
        } else {
            response = client.encodeReply(fold.reply(), context);
        }
    }

    private static JsonObject json(StreamFrame frame) {
        return switch (frame) {
            case StreamFrame.Data(var name, var data) ->
                name.isEmpty()
                        ? JsonObject.of("data", data)
                        : JsonObject.of("event", new JsonString(name), "data", data);
            case StreamFrame.Done _ -> JsonObject.of("data", "[DONE]");
            case StreamFrame.Comment(var text) -> throw new AssertionError("a codec made a comment: " + text);
        };
    }

    JsonArray streamed() {
        return new JsonArray(stream);
    }

    private static <T> T codec(Map<Protocol, T> codecs, Protocol protocol) {
        var codec = codecs.get(protocol);
        if (codec == null) {
            throw new IllegalArgumentException("no codec for " + protocol);
        }
        return codec;
    }
}
