package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.Json;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Image endpoints in front of a model that draws with the Responses tool.
class ImageToolTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String STREAMED = "{\"model\":\"m\",\"prompt\":\"x\",\"stream\":true,\"partial_images\":1}";
    private static final String PARTIAL = """
            event: response.image_generation_call.partial_image
            data: {"type":"response.image_generation_call.partial_image","partial_image_index":0,"partial_image_b64":"AAAA"}

            """;
    private static final String FINISHED = """
            event: response.output_item.done
            data: {"type":"response.output_item.done","item":{"type":"image_generation_call","result":"AAAA"}}

            event: response.completed
            data: {"type":"response.completed","response":{"output":[{"type":"image_generation_call","result":"AAAA"}],\
            "tool_usage":{"image_gen":{"input_tokens":7,"output_tokens":272}}}}

            """;

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

    @Test
    @Proves("IMG-005")
    void showsAnUnfinishedPictureBeforeTheNextOneComes() throws Exception {
        var seen = new CountDownLatch(1);
        fake.then((_, out, socket) -> {
            FakeUpstream.head(200, Map.of("Content-Type", "text/event-stream", "Connection", "close"), out);
            out.write(bytes(PARTIAL));
            out.flush();
            await(seen);
            out.write(bytes(FINISHED));
            out.flush();
            socket.close();
        });

        var events = new ArrayList<String>();
        try (var lines = stream(STREAMED)) {
            lines.filter(line -> line.startsWith("event: ")).forEach(line -> {
                events.add(line);
                seen.countDown();
            });

            assertThat(events)
                    .containsExactly("event: image_generation.partial_image", "event: image_generation.completed");
        }
        var drawn = proxy.onlyExchange();
        assertThat(drawn.used().pictures().orElseThrow().count()).isEqualTo(1);
        assertThat(drawn.usage().orElseThrow().output()).isEqualTo(272);
    }

    @Test
    @Proves("IMG-005")
    void endsAStreamThatIsCutInAnErrorAndCountsNoPicture() throws Exception {
        fake.stream(bytes(PARTIAL), 9);

        var body = post("/v1/images/generations", STREAMED).body();

        assertThat(body).contains("event: image_generation.partial_image", "event: error", "ended before completion");
        assertThat(body).doesNotContain("completed");
        assertThat(proxy.onlyExchange().used().pictures()).isEmpty();
        assertThat(proxy.onlyExchange().failure()).isPresent();
        assertThat(proxy.onlyExchange().attempts()).hasSize(1);
    }

    @Test
    void readsARequestThatIsSentTwiceFromTheDiskAgain() throws Exception {
        fake.answer(503, Map.of("Retry-After", "0"), bytes("{\"error\":{\"message\":\"busy\"}}"));
        fake.answer(200, Map.of(), bytes("{\"output\":[{\"type\":\"image_generation_call\",\"result\":\"AAAA\"}]}"));
        var picture = Base64.getEncoder().encodeToString(new byte[300_000]);

        var got = post(
                "/v1/images/edits",
                "{\"model\":\"m\",\"prompt\":\"x\",\"image\":\"data:image/png;base64," + picture + "\"}");

        assertThat(got.statusCode()).as(got.body()).isEqualTo(200);
        var first = fake.received();
        assertThat(first.text()).contains("\"image_url\":\"data:image/png;base64," + picture + "\"");
        assertThat(fake.received().body()).isEqualTo(first.body());
    }

    @Test
    void takesNoOtherRequestsPictureForOneOfThisRequest() throws Exception {
        for (var forged : List.of("\\u0064ata:image/png;base64,0", "\\u0064ata:image/png;base64,7")) {
            var got = post("/v1/images/edits", "{\"model\":\"m\",\"prompt\":\"x\",\"image\":\"" + forged + "\"}");

            assertThat(got.statusCode()).isEqualTo(400);
            assertThat(got.body()).contains("only a data: address");
        }
        assertThat(fake.others()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "n               | \"n\":2",
                "steps           | \"steps\":30",
                "partial_images  | \"partial_images\":2",
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

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Stream<String> stream(String body) throws Exception {
        return CLIENT.send(request("/v1/images/generations", body), HttpResponse.BodyHandlers.ofLines())
                .body();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return CLIENT.send(request(path, body), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String body) {
        return HttpRequest.newBuilder(URI.create(proxy.uri() + path))
                .header("Authorization", "Bearer " + TestingProxy.KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
