package dev.antigravity.protocol.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.ContentBlock;
import dev.antigravity.chat.StreamEvent;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.ReplyFold;
import dev.antigravity.sse.SseEvent;
import dev.antigravity.testing.Proves;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GeminiStreamDecoderTest {
    private final GeminiCodec codec = new GeminiCodec();

    @Provide
    Arbitrary<List<JsonObject>> parts() {
        return Arbitraries.of(
                        "{\"text\":\"Grüße 😀\"}",
                        "{\"text\":\"b\"}",
                        "{\"text\":\"\"}",
                        "{\"text\":\"t\",\"thought\":true}",
                        "{\"text\":\"\",\"thoughtSignature\":\"QUJD\"}",
                        "{\"thoughtSignature\":\"QUJD\"}",
                        "{\"functionCall\":{\"name\":\"f\",\"args\":{\"n\":1.0}}}",
                        "{\"functionCall\":{\"id\":\"k\",\"name\":\"g\"},\"thoughtSignature\":\"QUJD\"}",
                        "{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"iVBO\"}}",
                        "{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\"iVBO\"},\"thought\":true}",
                        "{\"executableCode\":{\"code\":\"1\"}}",
                        "{\"text\":\"c\",\"newMember\":1}",
                        "{}")
                .map(Json::parseObject)
                .list()
                .ofMaxSize(8);
    }

    @Proves({"GRS-001", "STR-012"})
    @Property(tries = 2_000, edgeCases = EdgeCasesMode.NONE)
    void anySplitIntoChunksGivesTheWholeAnswer(@ForAll("parts") List<JsonObject> parts, @ForAll long seed) {
        var whole = new ReplyFold().addAll(codec.decodeReply(chunk(parts, true)));

        var events = events(split(parts, new Random(seed)));

        assertThat(new ReplyFold().addAll(events).reply()).isEqualTo(whole.reply());
        checkGrammar(events);
    }

    @Property(tries = 1_000, edgeCases = EdgeCasesMode.NONE)
    void unexpectedChunksFailAndNeverBreak(@ForAll("rubbish") List<String> chunks) {
        checkGrammar(events(chunks.stream().map(Json::parse).toList()));
    }

    @Provide
    Arbitrary<List<String>> rubbish() {
        return Arbitraries.of(
                        "[]",
                        "{}",
                        "{\"candidates\":{}}",
                        "{\"candidates\":[7]}",
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{}}]}}]}",
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}}]}",
                        "{\"candidates\":[{\"groundingMetadata\":{\"groundingChunks\":[{\"web\":{\"uri\":\"u\"}}],\"groundingSupports\":[{\"segment\":{\"partIndex\":-1,\"endIndex\":1},\"groundingChunkIndices\":[0,-1]}]}}]}",
                        "{\"candidates\":[{\"finishReason\":\"STOP\",\"finishMessage\":null}],\"usageMetadata\":{\"promptTokenCount\":null}}",
                        "{\"usageMetadata\":{\"promptTokenCount\":\"x\"}}",
                        "{\"error\":\"text\"}",
                        "{\"promptFeedback\":{\"blockReason\":\"OTHER\"}}")
                .list()
                .ofMaxSize(5);
    }

    @Proves("CIT-001")
    @Test
    void sourcesMayComeBehindTheTextTheyAreCitedIn() {
        var events = events(List.of(
                Json.parse(
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"hm\",\"thought\":true},{\"text\":\"Grü\"}]}}]}"),
                Json.parse(
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"ße.\"}]},\"finishReason\":\"STOP\"}]}"),
                Json.parse("""
                        {"candidates":[{"groundingMetadata":{"groundingChunks":[{"web":{"uri":"u","title":"T"}}],
                          "groundingSupports":[{"segment":{"startIndex":2,"endIndex":7},"groundingChunkIndices":[0]}]}}]}"""),
                Json.parse("""
                        {"candidates":[{"groundingMetadata":{"groundingChunks":[{"web":{"uri":"u","title":"T"}}],
                          "groundingSupports":[{"segment":{"startIndex":2,"endIndex":7},"groundingChunkIndices":[0]}]}}]}""")));

        var text = (ContentBlock.Text)
                new ReplyFold().addAll(events).reply().blocks().getLast();

        assertThat(text.text()).isEqualTo("Grüße.");
        assertThat(text.citations()).singleElement().satisfies(cited -> {
            assertThat(cited.url()).contains("u");
            assertThat(cited.range()).hasValueSatisfying(range -> {
                assertThat(range.start()).isEqualTo(2);
                assertThat(range.end()).isEqualTo(5);
            });
        });
    }

    private List<StreamEvent> events(List<? extends JsonValue> chunks) {
        var decoder = codec.streamDecoder();
        var events = new ArrayList<StreamEvent>();
        chunks.forEach(chunk -> events.addAll(decoder.decode(SseEvent.of("", chunk.toString()))));
        events.addAll(decoder.end());
        return events;
    }

    /// The parts in chunks of any size, texts cut anywhere, the end in a chunk of its own.
    private static List<JsonObject> split(List<JsonObject> parts, Random random) {
        var chunks = new ArrayList<JsonObject>();
        var waiting = new ArrayList<JsonObject>();
        for (var part : parts) {
            var text = part.text("text").orElse("");
            if (text.length() > 1 && random.nextBoolean()) {
                var cut = text.offsetByCodePoints(0, 1 + random.nextInt(text.codePointCount(0, text.length()) - 1));
                waiting.add(part.with("text", new JsonString(text.substring(0, cut))));
                chunks.add(chunk(waiting, false));
                waiting.clear();
                waiting.add(part.with("text", new JsonString(text.substring(cut))));
            } else {
                waiting.add(part);
            }
            if (random.nextInt(3) == 0) {
                chunks.add(chunk(waiting, false));
                waiting.clear();
            }
        }
        chunks.add(chunk(waiting, random.nextBoolean()));
        chunks.add(chunk(List.of(), true));
        return chunks;
    }

    private static JsonObject chunk(List<JsonObject> parts, boolean last) {
        var candidate = JsonObject.builder().put("content", JsonObject.of("parts", new JsonArray(List.copyOf(parts))));
        if (last) {
            candidate.put("finishReason", "STOP");
        }
        return JsonObject.of("candidates", JsonArray.of(candidate.build()));
    }

    /// Blocks are numbered as they start, get deltas only while open, and one thing ends the reply.
    private static void checkGrammar(List<StreamEvent> events) {
        var open = new HashSet<Integer>();
        var next = 0;
        for (var event : events) {
            switch (event) {
                case StreamEvent.BlockStart start -> {
                    assertThat(start.index()).isEqualTo(next++);
                    open.add(start.index());
                }
                case StreamEvent.BlockDelta delta -> assertThat(open).contains(delta.index());
                case StreamEvent.BlockStop stop ->
                    assertThat(open.remove(stop.index())).isTrue();
                case StreamEvent.Stopped _ -> assertThat(open).isEmpty();
                case StreamEvent.End _, StreamEvent.Failed _ ->
                    assertThat(event).isSameAs(events.getLast());
                case StreamEvent.Start _, StreamEvent.UsageReport _ -> {}
            }
        }
        assertThat(events.getLast()).isInstanceOfAny(StreamEvent.End.class, StreamEvent.Failed.class);
    }
}
