package dev.antigravity.protocol.gemini;

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
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// STR-012: what a client gathers from a stream is what it would have got whole.
class StreamsAgreeWithAnswersTest {
    private static final RequestTarget TARGET = new RequestTarget(Optional.of("m"), true, RequestTarget.Purpose.REPLY);

    private final GeminiCodec codec = new GeminiCodec();

    @Provide
    Arbitrary<List<StreamEvent>> streams() {
        return Replies.streams();
    }

    @Provide
    Arbitrary<ChatRequest> requests() {
        return Arbitraries.of("", ",\"generationConfig\":{\"thinkingConfig\":{\"includeThoughts\":true}}")
                .map(more -> codec.decodeRequest(
                        Json.parseObject("{\"contents\":[{\"parts\":[{\"text\":\"x\"}]}]" + more + "}"), TARGET));
    }

    @Proves({"STR-012", "STR-003"})
    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void gatheredChunksAreTheWholeAnswer(
            @ForAll("streams") List<StreamEvent> events, @ForAll("requests") ChatRequest request) {
        var chunks = chunks(events, request);
        GeminiGrammar.checkStream(chunks);

        var whole = codec.encodeReply(new ReplyFold().addAll(events).reply(), context(request));

        assertThat(gathered(chunks)).isEqualTo(gathered(List.of(whole)));
    }

    @Proves("STR-009")
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aFailureEndsTheStream(@ForAll("streams") List<StreamEvent> events, @ForAll("requests") ChatRequest request) {
        var cut = new ArrayList<>(events.subList(0, 1 + events.size() / 2));
        cut.removeIf(event -> event instanceof StreamEvent.Stopped || event instanceof StreamEvent.End);
        cut.add(new StreamEvent.Failed(BrokenStream.CUT));

        var chunks = chunks(cut, request);

        GeminiGrammar.checkStream(chunks);
        assertThat(chunks.getLast().has("error")).isTrue();
    }

    private List<JsonObject> chunks(List<StreamEvent> events, ChatRequest request) {
        var encoder = codec.streamEncoder(context(request));
        var chunks = new ArrayList<JsonObject>();
        for (var event : events) {
            for (var frame : encoder.encode(event)) {
                assertThat(frame).isInstanceOf(StreamFrame.Data.class);
                chunks.add(((StreamFrame.Data) frame).data());
            }
        }
        return chunks;
    }

    private static ReplyContext context(ChatRequest request) {
        return new ReplyContext(request, "req_1", Instant.EPOCH, new IdSource(new Random(7)));
    }

    /// One answer of several chunks, as a client puts it together: texts of one kind that follow each other are one.
    private static JsonObject gathered(List<JsonObject> chunks) {
        var parts = new ArrayList<JsonObject>();
        var tokens = new ArrayList<JsonValue>();
        var rest = JsonObject.builder();
        for (var chunk : chunks) {
            chunk.without("candidates").without("responseId").forEach(rest::put);
            var candidate = (JsonObject)
                    ((JsonArray) chunk.find("candidates").orElseThrow()).items().getFirst();
            candidate.without("content").without("logprobsResult").forEach(rest::put);
            if (candidate.get("logprobsResult") instanceof JsonObject result) {
                ((JsonArray) result.find("chosenCandidates").orElseThrow()).forEach(tokens::add);
            }
            var content = (JsonObject) candidate.find("content").orElseThrow();
            ((JsonArray) content.find("parts").orElseThrow()).forEach(part -> gather((JsonObject) part, parts));
        }
        return rest.put("parts", List.copyOf(parts)).put("tokens", tokens).build();
    }

    private static void gather(JsonObject part, List<JsonObject> parts) {
        if (part.equals(JsonObject.of("text", ""))) {
            return;
        }
        var last = parts.isEmpty() ? JsonObject.EMPTY : parts.getLast();
        if (part.has("text") && last.has("text") && !last.has("thoughtSignature") && isSameKind(part, last)) {
            parts.removeLast();
            parts.add(part.with("text", new JsonString(text(last) + text(part))));
        } else {
            parts.add(withoutMadeUpId(part));
        }
    }

    private static boolean isSameKind(JsonObject part, JsonObject other) {
        return part.has("thought") == other.has("thought");
    }

    private static String text(JsonObject part) {
        return part.text("text").orElse("");
    }

    private static JsonObject withoutMadeUpId(JsonObject part) {
        return part.get("functionCall") instanceof JsonObject call
                        && call.text("id").orElse("").length() == 29
                ? part.with("functionCall", call.without("id"))
                : part;
    }
}
