package dev.antigravity.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A picture in every place where a client may put one, for every upstream: it arrives where that upstream's
/// documentation has pictures, or the client is told that it did not.
class PictureProbeTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /// A picture of one dot, whose bytes are found again wherever they are.
    private static final String PROBE =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

    /// Where a client's dialect has pictures.
    ///
    /// @param body a whole request with `PROBE` in it
    record Place(Dialect client, String name, String body) {
        @Override
        public String toString() {
            return client + " " + name;
        }
    }

    static List<Place> places() {
        return List.of(
                new Place(Dialect.ANTHROPIC, "user", """
                    {"model":"m","max_tokens":9,"stream":true,"messages":[{"role":"user","content":[{"type":"image",\
                    "source":{"type":"base64","media_type":"image/png","data":"PROBE"}},{"type":"text","text":"Well?"}]}]}\
                    """),
                new Place(Dialect.ANTHROPIC, "tool result", """
                    {"model":"m","max_tokens":9,"stream":true,"tools":[{"name":"look","input_schema":{"type":"object"}}],\
                    "messages":[{"role":"user","content":"Look."},{"role":"assistant","content":[{"type":"tool_use",\
                    "id":"toolu_1","name":"look","input":{}}]},{"role":"user","content":[{"type":"tool_result",\
                    "tool_use_id":"toolu_1","content":[{"type":"text","text":"seen"},{"type":"image","source":{"type":\
                    "base64","media_type":"image/png","data":"PROBE"}}]}]}]}\
                    """),
                new Place(Dialect.CHAT, "user", """
                    {"model":"m","stream":true,"messages":[{"role":"user","content":[{"type":"image_url","image_url":\
                    {"url":"data:image/png;base64,PROBE"}},{"type":"text","text":"Well?"}]}]}\
                    """),
                new Place(Dialect.CHAT, "tool result", """
                    {"model":"m","stream":true,"tools":[{"type":"function","function":{"name":"look","parameters":{"type":\
                    "object"}}}],"messages":[{"role":"user","content":"Look."},{"role":"assistant","content":null,\
                    "tool_calls":[{"id":"call_1","type":"function","function":{"name":"look","arguments":"{}"}}]},\
                    {"role":"tool","tool_call_id":"call_1","content":[{"type":"text","text":"seen"},{"type":"image_url",\
                    "image_url":{"url":"data:image/png;base64,PROBE"}}]}]}\
                    """),
                new Place(Dialect.RESPONSES, "user", """
                    {"model":"m","stream":true,"input":[{"role":"user","content":[{"type":"input_image","image_url":\
                    "data:image/png;base64,PROBE"},{"type":"input_text","text":"Well?"}]}]}\
                    """),
                new Place(Dialect.RESPONSES, "tool result", """
                    {"model":"m","stream":true,"tools":[{"type":"function","name":"look","parameters":{"type":"object"}}],\
                    "input":[{"role":"user","content":"Look."},{"type":"function_call","call_id":"call_1","name":"look",\
                    "arguments":"{}"},{"type":"function_call_output","call_id":"call_1","output":[{"type":"input_text",\
                    "text":"seen"},{"type":"input_image","image_url":"data:image/png;base64,PROBE"}]}]}\
                    """),
                new Place(Dialect.GEMINI, "user", """
                    {"contents":[{"role":"user","parts":[{"inlineData":{"mimeType":"image/png","data":"PROBE"}},\
                    {"text":"Well?"}]}]}\
                    """),
                new Place(Dialect.GEMINI, "tool result", """
                    {"contents":[{"role":"user","parts":[{"text":"Look."}]},{"role":"model","parts":[{"functionCall":\
                    {"name":"look","args":{}}}]},{"role":"user","parts":[{"functionResponse":{"name":"look","response":\
                    {"result":"seen"},"parts":[{"inlineData":{"mimeType":"image/png","data":"PROBE"}}]}}]}]}\
                    """),
                new Place(Dialect.GEMINI, "assistant", """
                    {"contents":[{"role":"user","parts":[{"text":"Draw."}]},{"role":"model","parts":[{"text":"Here."},\
                    {"inlineData":{"mimeType":"image/png","data":"PROBE"}}]},{"role":"user","parts":[{"text":"Well?"}]}]}\
                    """));
    }

    static Stream<Arguments> probes() {
        return places().stream()
                .flatMap(place -> Stream.of(Dialect.values()).map(upstream -> Arguments.of(place, upstream)));
    }

    @Proves({"MED-001"})
    @ParameterizedTest
    @MethodSource("probes")
    void arrivesOrIsMissed(Place place, Dialect upstream) throws IOException, InterruptedException {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(upstream.configuration(fake))) {
            fake.stream(upstream.reply("").getBytes(), 1 << 20);
            var request = HttpRequest.newBuilder(place.client().asks(proxy), (_, _) -> true)
                    .POST(HttpRequest.BodyPublishers.ofString(place.body().replace("PROBE", PROBE)))
                    .build();

            var answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var sent = Json.parse(fake.received().body());
            var places = new ArrayList<String>();
            find(sent, "", places);
            var receipt = answer.headers().firstValue("x-fidelity-receipt").orElse("");
            if (upstream.passesBytesTo(place.client())) {
                assertThat(places).hasSize(1);
            } else if (places.isEmpty()) {
                assertThat(receipt).as("sent " + Json.text(sent)).contains("dropped:");
            } else {
                assertThat(places)
                        .as("sent " + Json.text(sent))
                        .singleElement()
                        .asString()
                        .matches(pictures(upstream));
            }
        }
    }

    /// Where an upstream's documentation has pictures, as the way to one.
    private static Pattern pictures(Dialect upstream) {
        return Pattern.compile(
                switch (upstream) {
                    case ANTHROPIC ->
                        "/messages/\\d+(user|assistant)/content/\\d+(tool_result/content/\\d+)?image/source/data";
                    case CHAT -> "/messages/\\d+user/content/\\d+image_url/image_url/url";
                    case RESPONSES ->
                        "/input/\\d+(message|user|function_call_output)/(content|output)/\\d+input_image/image_url";
                    case GEMINI ->
                        "/contents/\\d+(user|model)/parts/\\d+(/functionResponse/parts/\\d+)?/inlineData/data";
                    case CLOUD_CODE ->
                        "/request/contents/\\d+(user|model)/parts/\\d+(/functionResponse/parts/\\d+)?/inlineData/data";
                });
    }

    /// The ways to the probe. An item of an array is named by its index, and its role or type.
    private static void find(JsonValue value, String way, List<String> found) {
        switch (value) {
            case JsonString(var text) when text.contains(PROBE) -> found.add(way);
            case JsonObject object -> object.forEach((name, member) -> find(member, way + "/" + name, found));
            case JsonArray array -> {
                for (var index = 0; index < array.size(); index++) {
                    var item = array.items().get(index);
                    var kind = item instanceof JsonObject object
                            ? object.text("role").or(() -> object.text("type")).orElse("")
                            : "";
                    find(item, way + "/" + index + kind, found);
                }
            }
            default -> {}
        }
    }
}
