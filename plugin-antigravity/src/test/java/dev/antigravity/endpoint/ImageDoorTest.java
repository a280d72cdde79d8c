package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Asking for pictures over the wire.
class ImageDoorTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String MADE = "/v1/images/generations";
    private static final String EDITED = "/v1/images/edits";
    private static final String PICTURE = "iVBORw0KGgo=";
    private static final String GEMINI_ANSWER = """
            {"candidates":[{"content":{"role":"model","parts":[{"text":"Here:"},\
            {"inlineData":{"mimeType":"image/png","data":"iVBORw0KGgo="}}]},"finishReason":"STOP"}],\
            "usageMetadata":{"promptTokenCount":8,"candidatesTokenCount":1290,"totalTokenCount":1298}}""";

    @ParameterizedTest
    @ValueSource(strings = {"openai-chat", "openai-responses"})
    @Proves("IMG-001")
    void passesByteForByteBetweenEquals(String protocol) throws Exception {
        var wish = "{ \"prompt\":\"a fox\",  \"model\":\"m\", \"size\":\"auto\",\"odd\":1.0 }";
        var answer = "{\"created\": 1,\n \"data\":[{\"b64_json\":\"AAAA\"}]}";
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration(protocol, fake))) {
            fake.answer(200, Map.of("x-request-id", "theirs"), bytes(answer));

            var got = post(proxy, MADE, "application/json", bytes(wish));

            assertThat(got.statusCode()).isEqualTo(200);
            assertThat(got.body()).isEqualTo(answer);
            assertThat(got.headers().firstValue("x-request-id")).contains("theirs");
            assertThat(fake.received().target()).isEqualTo(MADE);
        }
    }

    @Test
    @Proves("IMG-001")
    void sendsTheVeryBytesButForTheNameOfTheModel() throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(
                        Requests.configuration("openai-chat", fake) + "models: { nick: [stub/m] }\n")) {
            fake.answer(200, Map.of(), bytes("{}"));
            fake.answer(200, Map.of(), bytes("{}"));

            post(proxy, MADE, "application/json", bytes("{ \"model\" : \"nick\",\"prompt\":\"\\u00e9\", \"n\":1e0}"));
            assertThat(fake.received().text()).isEqualTo("{ \"model\" : \"m\",\"prompt\":\"\\u00e9\", \"n\":1e0}");

            post(proxy, EDITED, "multipart/form-data; boundary=XX", form("nick"));
            var received = fake.received();
            assertThat(received.body()).isEqualTo(form("m"));
            assertThat(received.header("content-type")).isEqualTo("multipart/form-data; boundary=XX");
        }
    }

    @Test
    @Proves("IMG-001")
    void passesStreamsOfPartialPictures() throws Exception {
        var stream = "event: image_generation.partial_image\ndata: {\"b64_json\":\"AA\",\"partial_image_index\":0}\n\n"
                + "event: image_generation.completed\ndata: {\"b64_json\":\"AAAA\",\"usage\":{\"total_tokens\":3}}\n\n";
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("openai-chat", fake))) {
            fake.stream(bytes(stream), 7);

            var got =
                    post(proxy, MADE, "application/json", bytes("{\"model\":\"m\",\"prompt\":\"x\",\"stream\":true}"));

            assertThat(got.body()).isEqualTo(stream);
            assertThat(got.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1024x1024, 1:1",
        "1536x1024, 3:2",
        "1024x1536, 2:3",
        "1792x1024, 16:9",
        "1024x1792, 9:16",
        "2048x1152, 16:9",
        "800x1000, 4:5"
    })
    @Proves("IMG-002")
    void asksGoogleForAShape(String size, String ratio) throws Exception {
        var asked = askGoogle("gemini", "{\"model\":\"m\",\"prompt\":\"a fox\",\"size\":\"" + size + "\"}");

        assertThat(asked.receipt()).isEmpty();
        assertThat(asked.target()).isEqualTo("/v1beta/models/m:generateContent");
        assertThat(Json.text(asked.body())).isEqualTo("""
                {"contents":[{"role":"user","parts":[{"text":"a fox"}]}],"generationConfig":\
                {"responseModalities":["IMAGE"],"imageConfig":{"aspectRatio":"RATIO"}}}""".replace("RATIO", ratio));
        assertThat(asked.answer().without("created")).isEqualTo(Json.parseObject("""
                {"data":[{"b64_json":"iVBORw0KGgo="}],"output_format":"png",\
                "usage":{"input_tokens":8,"output_tokens":1290,"total_tokens":1298}}"""));
    }

    @Test
    @Proves("IMG-002")
    void saysWhatGoogleHasNoPlaceFor() throws Exception {
        var asked = askGoogle(
                "gemini",
                "{\"model\":\"m\",\"prompt\":\"a fox\",\"size\":\"1000x900\",\"quality\":\"high\","
                        + "\"background\":\"opaque\",\"output_compression\":50,\"n\":1,\"response_format\":\"b64_json\"}");

        assertThat(asked.receipt().split(","))
                .containsExactlyInAnyOrder(
                        "dropped:size", "dropped:quality", "dropped:background", "dropped:output_compression");
        assertThat(asked.body().get("generationConfig")).isEqualTo(Json.parse("{\"responseModalities\":[\"IMAGE\"]}"));
    }

    @Test
    @Proves("IMG-002")
    void leavesTheShapeToGoogleIfTheClientDoes() throws Exception {
        var asked = askGoogle("gemini", "{\"model\":\"m\",\"prompt\":\"a fox\",\"size\":\"auto\"}");

        assertThat(asked.receipt()).isEmpty();
        assertThat(asked.body().get("generationConfig")).isEqualTo(Json.parse("{\"responseModalities\":[\"IMAGE\"]}"));
    }

    @Test
    @Proves("IMG-002")
    void asksCloudCodeInItsEnvelope() throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("cloud-code", fake))) {
            fake.answer(200, Map.of(), bytes("{\"response\":" + GEMINI_ANSWER + "}"));

            var got = post(proxy, MADE, "application/json", bytes("{\"model\":\"m\",\"prompt\":\"a fox\"}"));

            assertThat(got.body()).contains(PICTURE);
            var received = fake.received();
            assertThat(received.target()).isEqualTo("/v1internal:generateContent");
            assertThat(received.text()).contains("\"request\":{\"contents\":", "a fox");
        }
    }

    @Test
    @Proves("IMG-002")
    void putsThePicturesToEditBeforeTheWords() throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("gemini", fake))) {
            fake.answer(200, Map.of(), bytes(GEMINI_ANSWER));

            var got = post(proxy, EDITED, "multipart/form-data; boundary=XX", form("m"));

            assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
            assertThat(fake.received().text()).contains("""
                    "parts":[{"inlineData":{"mimeType":"image/png","data":"iVBORw0KGgo="}},{"text":"warmer"}]""");
        }
    }

    @Test
    @Proves("IMG-002")
    void streamsGooglesPictureAsTheOnlyEvent() throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("gemini", fake))) {
            fake.answer(200, Map.of(), bytes(GEMINI_ANSWER));

            var got =
                    post(proxy, MADE, "application/json", bytes("{\"model\":\"m\",\"prompt\":\"x\",\"stream\":true}"));

            assertThat(got.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
            assertThat(got.body())
                    .startsWith("event: image_generation.completed\ndata: {")
                    .contains(PICTURE, "\"total_tokens\":1298")
                    .endsWith("}\n\n");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n               | \"n\":2",
                "steps           | \"steps\":30",
                "mask            | \"mask\":{\"image_url\":\"data:image/png;base64,AAAA\"}",
                "partial_images  | \"stream\":true,\"partial_images\":2",
                "response_format | \"response_format\":\"url\"",
                "image           | \"image\":\"https://example.com/a.png\"",
                "prompt          | \"prompt\":null"
            })
    @Proves("IMG-002")
    void refusesWhatGoogleCannotHonourAndNamesTheField(String field, String member) throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("gemini", fake))) {
            var wish = field.equals("prompt") ? "{\"model\":\"m\"," : "{\"model\":\"m\",\"prompt\":\"x\",";

            var got = post(proxy, MADE, "application/json", bytes(wish + member + "}"));

            assertThat(got.statusCode()).isEqualTo(400);
            assertThat(got.body()).contains("invalid_request_error", field);
            assertThat(fake.others()).isEmpty();
        }
    }

    @Test
    void tellsADeclinedPromptFromAnAnswerWithoutAPicture() throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("gemini", fake))) {
            fake.answer(200, Map.of(), bytes("{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}"));
            fake.answer(200, Map.of(), bytes("""
                    {"candidates":[{"content":{"parts":[{"text":"I would rather not."}]},"finishReason":"STOP"}]}"""));
            var wish = bytes("{\"model\":\"m\",\"prompt\":\"x\"}");

            var declined = post(proxy, MADE, "application/json", wish);
            var talked = post(proxy, MADE, "application/json", wish);

            assertThat(declined.statusCode()).isEqualTo(400);
            assertThat(declined.body()).contains("declined to draw this: SAFETY");
            assertThat(talked.statusCode()).isEqualTo(502);
            assertThat(talked.body()).contains("no picture (STOP): I would rather not.");
        }
    }

    @Test
    @Proves("IMG-003")
    void saysThatAnthropicDrawsNothing() throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("anthropic-messages", fake))) {
            var got = post(proxy, MADE, "application/json", bytes("{\"model\":\"m\",\"prompt\":\"x\"}"));

            assertThat(got.statusCode()).isEqualTo(404);
            assertThat(got.body()).contains("\"code\":\"not_found\"", "draw pictures");
            assertThat(fake.others()).isEmpty();
        }
    }

    @Test
    void saysWhatIsWrongWithAForm() throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("gemini", fake))) {
            var got = post(proxy, EDITED, "multipart/form-data; boundary=YY", form("m"));

            assertThat(got.statusCode()).isEqualTo(400);
            assertThat(got.body()).contains("boundary is not in it");
        }
    }

    private record Asked(String target, JsonObject body, JsonObject answer, String receipt) {}

    private static Asked askGoogle(String protocol, String wish) throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration(protocol, fake))) {
            fake.answer(200, Map.of(), bytes(GEMINI_ANSWER));
            var got = post(proxy, MADE, "application/json", bytes(wish));
            assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
            var received = fake.received();
            return new Asked(
                    received.target(),
                    Json.parseObject(received.text()),
                    Json.parseObject(got.body()),
                    got.headers().firstValue("x-fidelity-receipt").orElse(""));
        }
    }

    private static byte[] form(String model) throws IOException {
        var form = new ByteArrayOutputStream();
        form.write(bytes("--XX\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\n" + model
                + "\r\n--XX\r\nContent-Disposition: form-data; name=\"image[]\"; filename=\"a.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n"));
        form.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        form.write(bytes("\r\n--XX\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\nwarmer\r\n--XX--\r\n"));
        return form.toByteArray();
    }

    private static HttpResponse<String> post(TestingProxy proxy, String path, String type, byte[] body)
            throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(proxy.uri() + path))
                        .header("Authorization", "Bearer " + TestingProxy.KEY)
                        .header("Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
