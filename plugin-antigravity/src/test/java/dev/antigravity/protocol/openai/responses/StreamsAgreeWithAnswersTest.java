package dev.antigravity.protocol.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.BrokenStream;
import dev.antigravity.protocol.IdSource;
import dev.antigravity.protocol.Replies;
import dev.antigravity.protocol.ReplyContext;
import dev.antigravity.protocol.ReplyFold;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.protocol.StreamFrame;
import dev.antigravity.testing.Proves;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// STR-012: what a client gathers from a stream is what it would have got whole.
class StreamsAgreeWithAnswersTest {
    private static final Pattern MADE_UP = Pattern.compile("^(resp|msg|rs|fc|ctc|ig|call)_[0-9A-Za-z]{24}$");

    private final OpenAiResponsesCodec codec = new OpenAiResponsesCodec();

    @Provide
    Arbitrary<List<StreamEvent>> streams() {
        return Replies.streams();
    }

    @Provide
    Arbitrary<ChatRequest> requests() {
        return Arbitraries.of("", ",\"include\":[\"reasoning.encrypted_content\"]")
                .flatMap(include -> Arbitraries.of("", ",\"reasoning\":{\"summary\":\"auto\"}")
                        .map(reasoning -> request(include + reasoning)));
    }

    private ChatRequest request(String more) {
        return codec.decodeRequest(Json.parseObject("""
                        {"model": "m", "input": "x", "tools": [
                          {"type": "namespace", "name": "group", "tools": [{"type": "function", "name": "f"}]}]
                        """ + more + "}"), RequestTarget.REPLY);
    }

    @Proves({"STR-012", "STR-301", "STR-302", "STR-303"})
    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void theFinalEventIsTheWholeAnswer(
            @ForAll("streams") List<StreamEvent> events, @ForAll("requests") ChatRequest request) {
        var frames = frames(events, request);
        ResponsesGrammar.check(frames);
        var last = (JsonObject)
                ((JsonObject) frames.items().getLast()).find("data").orElseThrow();
        var fold = new ReplyFold().addAll(events);

        var whole = codec.encodeReply(fold.reply(), context(request));
        assertThat(comparable((JsonObject) last.find("response").orElseThrow())).isEqualTo(comparable(whole));
    }

    @Proves("STR-009")
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aFailureKeepsWhatWasFinished(
            @ForAll("streams") List<StreamEvent> events, @ForAll("requests") ChatRequest request) {
        var cut = new ArrayList<>(events.subList(0, 1 + events.size() / 2));
        cut.removeIf(event -> event instanceof StreamEvent.Stopped || event instanceof StreamEvent.End);
        cut.add(new StreamEvent.Failed(BrokenStream.CUT));
        ResponsesGrammar.check(frames(cut, request));
    }

    private JsonArray frames(List<StreamEvent> events, ChatRequest request) {
        var encoder = codec.streamEncoder(context(request));
        var frames = new ArrayList<JsonValue>();
        for (var event : events) {
            for (var frame : encoder.encode(event)) {
                if (frame instanceof StreamFrame.Data(var name, var data)) {
                    frames.add(JsonObject.of("event", new JsonString(name), "data", data));
                }
            }
        }
        return new JsonArray(frames);
    }

    private static ReplyContext context(ChatRequest request) {
        return new ReplyContext(request, "req_1", Instant.EPOCH, new IdSource(new Random(7)));
    }

    /// Without the ids we make up, and without the status of what may have been cut off: an item that is done in a
    /// stream stays as it was sent (RCL-003).
    private static JsonValue comparable(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                var kept = JsonObject.builder();
                object.forEach((name, member) -> kept.put(name, comparable(member)));
                yield object.has("role") || object.has("call_id") ? kept.build().without("status") : kept.build();
            }
            case JsonArray array ->
                new JsonArray(array.stream()
                        .map(StreamsAgreeWithAnswersTest::comparable)
                        .toList());
            case JsonString(var text) -> new JsonString(MADE_UP.matcher(text).replaceFirst("$1_any"));
            default -> value;
        };
    }
}
