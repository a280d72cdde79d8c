package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.Json;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Image endpoints in front of a model that draws with the Responses tool.
class ImageToolTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @AutoClose
    private final FakeUpstream fake = new FakeUpstream();

    @AutoClose
    private TestingProxy proxy;

    @BeforeEach
    void start() {
        proxy = TestingProxy.start(
                Requests.configuration("openai-responses", fake) + "    profile: { pictures: tool }\n");
    }

    @Test
    void asksForTheToolAndGivesItsPictureBack() throws Exception {
        fake.answer(200, Map.of(), bytes("""
                {"id":"r","status":"completed","output":[{"type":"reasoning","summary":[]},\
                {"type":"image_generation_call","id":"ig_1","status":"completed","result":"iVBORw0KGgo="}],\
                "usage":{"input_tokens":50,"output_tokens":1100,"total_tokens":1150}}"""));

        var got = post("/v1/images/generations", """
                {"model":"m","prompt":"a fox","size":"1536x1024","quality":"low","user":"u"}""");

        assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
        assertThat(Json.parseObject(got.body()).without("created")).isEqualTo(Json.parseObject("""
                {"data":[{"b64_json":"iVBORw0KGgo="}],\
                "usage":{"input_tokens":50,"output_tokens":1100,"total_tokens":1150}}"""));
        assertThat(got.headers().firstValue("x-fidelity-receipt")).contains("dropped:user");
        assertThat(got.headers().firstValue("x-served-by")).contains("stub/m");
        var received = fake.received();
        assertThat(received.target()).isEqualTo("/v1/responses");
        assertThat(Json.parse(received.text())).isEqualTo(Json.parse("""
                {"model":"m","input":[{"role":"user","content":[{"type":"input_text","text":"a fox"}]}],\
                "tools":[{"type":"image_generation","action":"generate","size":"1536x1024","quality":"low"}],\
                "tool_choice":{"type":"image_generation"},"store":false}"""));
    }

    @Test
    void sendsPicturesAndMaskAlong() throws Exception {
        fake.answer(200, Map.of(), bytes("""
                {"output":[{"type":"image_generation_call","result":"AAAA"}]}"""));

        var got = post("/v1/images/edits", """
                {"model":"m","prompt":"warmer","images":[{"image_url":"data:image/png;base64,AAAA"}],\
                "mask":{"image_url":"data:image/png;base64,BBBB"}}""");

        assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
        assertThat(fake.received().text())
                .contains("\"image_url\":\"data:image/png;base64,AAAA\"", "\"action\":\"edit\"")
                .contains("\"input_image_mask\":{\"image_url\":\"data:image/png;base64,BBBB\"}");
    }

    @Test
    void saysWhatTheModelSaidInPlaceOfAPicture() throws Exception {
        fake.answer(200, Map.of(), bytes("""
                {"output":[{"type":"message","content":[{"type":"refusal","refusal":"I would rather not."}]}]}"""));

        var got = post("/v1/images/generations", "{\"model\":\"m\",\"prompt\":\"x\"}");

        assertThat(got.statusCode()).isEqualTo(502);
        assertThat(got.body()).contains("no picture: I would rather not.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n               | \"n\":2",
                "steps           | \"steps\":30",
                "partial_images  | \"stream\":true,\"partial_images\":2",
                "response_format | \"response_format\":\"url\""
            })
    void refusesWhatTheToolDoesNotDoAndNamesTheField(String field, String member) throws Exception {
        var got = post("/v1/images/generations", "{\"model\":\"m\",\"prompt\":\"x\"," + member + "}");

        assertThat(got.statusCode()).isEqualTo(400);
        assertThat(got.body()).contains(field);
        assertThat(fake.others()).isEmpty();
    }

    @Test
    void leavesClientsWhoUseTheToolThemselvesAlone() throws Exception {
        var wish =
                "{\"model\":\"m\",\"input\":\"draw a fox\", \"tools\":[{\"type\":\"image_generation\",\"size\":\"auto\"}]}";
        var answer =
                "{\"id\":\"r\",\"output\":[{\"type\":\"image_generation_call\",\"result\":\"AAAA\"}], \"odd\":1.0}";
        fake.answer(200, Map.of(), bytes(answer));

        assertThat(post("/v1/responses", wish).body()).isEqualTo(answer);
        assertThat(fake.received().text()).isEqualTo(wish);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return CLIENT.send(
                HttpRequest.newBuilder(URI.create(proxy.uri() + path))
                        .header("Authorization", "Bearer " + TestingProxy.KEY)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
