package dev.antigravity.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.Note;
import dev.antigravity.chat.Protocol;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonPath;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.gemini.GeminiGrammar;
import dev.antigravity.testing.Proves;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What released clients really send goes to every upstream: nothing is refused, and nothing lost but what `notes.json`
/// says. The requests are recorded ones, long texts in them replaced by filler. `-Dgolden.bless=true` writes the notes
/// anew.
class RecordedRequestsTest {
    private static final Path NOTES_FILE = RecordedRequest.FOLDER.resolve("notes.json");
    private static JsonObject expected = RecordedRequest.parse(NOTES_FILE);

    /// Members that hold what the model reads, or has said.
    private static final Set<String> SAID =
            Set.of("text", "content", "output", "instructions", "input", "image_url", "url", "data");

    static Stream<RecordedRequest> everywhere() {
        return RecordedRequest.everywhere();
    }

    static Stream<RecordedRequest> home() {
        return everywhere().filter(recorded -> recorded.client() == recorded.upstream());
    }

    @Proves({"GEN-012", "GEN-014"})
    @ParameterizedTest
    @MethodSource("everywhere")
    void losesNothingWithoutANote(RecordedRequest recorded) {
        var receipt = new FidelityReceipt();
        var sent = recorded.sent(recorded.body(), receipt);

        assertThat(receipt.header()).isEqualTo(expectedNotes(recorded));
        if (recorded.upstream() == Protocol.GEMINI || recorded.upstream() == Protocol.CLOUD_CODE) {
            GeminiGrammar.checkRequest(sent);
        }
        assertThat(places(recorded.body()))
                .containsAll(receipt.notes().stream().map(Note::path).toList());
        var arrived = String.join("\0", strings(sent, _ -> true));
        assertThat(strings(without(receipt, recorded.body()), SAID::contains))
                .isNotEmpty()
                .allSatisfy(said -> assertThat(arrived).contains(said));
    }

    @ParameterizedTest
    @MethodSource("home")
    void changesNothingMoreTheSecondTime(RecordedRequest recorded) {
        var once = recorded.sent(recorded.body(), new FidelityReceipt());
        assertThat(recorded.sent(once, new FidelityReceipt())).isEqualTo(once);
    }

    @BeforeAll
    static void writeTheNotesAnew() throws IOException {
        if (!Boolean.getBoolean("golden.bless")) {
            return;
        }
        var byRequest = new TreeMap<String, Map<String, String>>();
        RecordedRequest.everywhere().forEach(recorded -> {
            var receipt = new FidelityReceipt();
            recorded.sent(recorded.body(), receipt);
            if (!receipt.header().isEmpty()) {
                byRequest
                        .computeIfAbsent(recorded.id(), _ -> new TreeMap<>())
                        .put(recorded.upstream().id(), receipt.header());
            }
        });
        var notes = byRequest.entrySet().stream()
                .map(request -> request.getValue().entrySet().stream()
                        .map(note -> "    \"%s\": \"%s\"".formatted(note.getKey(), note.getValue()))
                        .collect(Collectors.joining(",\n", "  \"" + request.getKey() + "\": {\n", "\n  }")))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
        Files.writeString(NOTES_FILE, notes);
        expected = RecordedRequest.parse(NOTES_FILE);
    }

    private static String expectedNotes(RecordedRequest recorded) {
        return expected.get(recorded.id()) instanceof JsonObject byUpstream
                ? byUpstream.text(recorded.upstream().id()).orElse("")
                : "";
    }

    /// What is left of a request when everything is gone that the receipt says is dropped.
    private static JsonValue without(FidelityReceipt receipt, JsonValue body) {
        var dropped = receipt.notes().stream()
                .filter(note -> note.code() == Note.Code.DROPPED)
                .map(Note::path)
                .collect(Collectors.toSet());
        return without(dropped, body, JsonPath.ROOT);
    }

    private static JsonValue without(Set<String> dropped, JsonValue value, JsonPath path) {
        if (dropped.contains(path.toString())) {
            return JsonObject.EMPTY;
        }
        return switch (value) {
            case JsonObject object -> {
                var kept = JsonObject.builder();
                object.forEach((name, member) -> kept.put(name, without(dropped, member, path.member(name))));
                yield kept.build();
            }
            case JsonArray array -> {
                var kept = new ArrayList<JsonValue>();
                array.forEach(item -> kept.add(without(dropped, item, path.item(kept.size()))));
                yield new JsonArray(kept);
            }
            default -> value;
        };
    }

    /// The paths of everything in a document.
    private static Set<String> places(JsonValue document) {
        var places = new HashSet<String>();
        walk(document, JsonPath.ROOT, (path, _) -> places.add(path.toString()));
        return places;
    }

    /// The strings of members of some names; of pictures only the bytes, for every protocol writes the rest its own
    /// way.
    private static List<String> strings(JsonValue document, Predicate<String> names) {
        var strings = new ArrayList<String>();
        walk(document, JsonPath.ROOT, (path, value) -> {
            var name = path.toString().replaceAll("^.*\\.|\\[.*", "");
            if (value instanceof JsonString(var text) && names.test(name)) {
                strings.add(text.substring(text.startsWith("data:") ? text.indexOf(',') + 1 : 0));
            }
        });
        return strings;
    }

    private static void walk(JsonValue value, JsonPath path, BiConsumer<JsonPath, JsonValue> visitor) {
        visitor.accept(path, value);
        switch (value) {
            case JsonObject object -> object.forEach((name, member) -> walk(member, path.member(name), visitor));
            case JsonArray array -> {
                for (var index = 0; index < array.size(); index++) {
                    walk(array.items().get(index), path.item(index), visitor);
                }
            }
            default -> {}
        }
    }
}
