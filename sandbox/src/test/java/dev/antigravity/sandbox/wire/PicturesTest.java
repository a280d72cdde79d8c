package dev.antigravity.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.sandbox.TestClient;
import dev.antigravity.sandbox.TestClient.SentEvent;
import dev.antigravity.sandbox.media.Attachment;
import dev.antigravity.sandbox.media.PictureSize;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures from the image endpoints and from a model that answers with pictures.
class PicturesTest {
    private final Sandbox sandbox = Sandbox.start();
    private final TestClient client = new TestClient(sandbox);

    @AfterEach
    void close() {
        client.close();
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"png, 1024, 1024", "jpeg, 1536, 1024", "webp, 512, 1504"})
    void drawsRealFilesOfTheAskedSize(String format, int width, int height) {
        var reply =
                made("{\"model\":\"sandbox-image\",\"prompt\":\"a fox\",\"size\":\"%dx%d\",\"output_format\":\"%s\"}"
                        .formatted(width, height, format));

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        var picture = Attachment.decode("", reply.json().at("/data/0/b64_json").asString())
                .orElseThrow();
        assertThat(picture.found()).contains("image/" + format);
        assertThat(picture.size()).contains(new PictureSize(width, height));
        assertThat(reply.json().at("/size").asString()).isEqualTo(width + "x" + height);
    }

    @Test
    void saysInTheFileThatItIsTheSandboxs() throws IOException {
        for (var format : new String[] {"png", "jpeg"}) {
            var reply = made("{\"model\":\"sandbox-image\",\"prompt\":\"x\",\"output_format\":\"" + format + "\"}");
            var file = Base64.getDecoder()
                    .decode(reply.json().at("/data/0/b64_json").asString());

            assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains("Drawn by the Antigravity sandbox");
            assertThat(ImageIO.read(new ByteArrayInputStream(file)).getWidth()).isEqualTo(1024);
        }
    }

    @Test
    void countsMoreForMoreAndBetterPictures() {
        var usage = made("{\"model\":\"sandbox-image\",\"prompt\":\"a fox\",\"quality\":\"low\"}")
                .json()
                .path("usage");
        var more = made("{\"model\":\"sandbox-image\",\"prompt\":\"a fox\",\"quality\":\"high\",\"n\":2}")
                .json();

        assertThat(usage.path("input_tokens").asLong()).isEqualTo(2);
        assertThat(usage.path("output_tokens").asLong()).isEqualTo(256);
        assertThat(usage.path("total_tokens").asLong()).isEqualTo(258);
        assertThat(more.at("/usage/output_tokens").asLong()).isEqualTo(8192);
        assertThat(more.at("/data/0").equals(more.at("/data/1"))).isFalse();
    }

    @Test
    void streamsUnfinishedPicturesFirst() {
        var events = made("{\"model\":\"sandbox-image\",\"prompt\":\"x\",\"stream\":true,\"partial_images\":2}")
                .events();

        assertThat(events)
                .extracting(SentEvent::name)
                .containsExactly(
                        "image_generation.partial_image",
                        "image_generation.partial_image",
                        "image_generation.completed");
        assertThat(events.get(1).json().path("partial_image_index").asInt()).isEqualTo(1);
        assertThat(events.get(2).json().at("/usage/output_tokens").asLong()).isEqualTo(1024 + 200);
        assertThat(events.get(0).json().path("b64_json"))
                .isNotEqualTo(events.get(1).json().path("b64_json"));
    }

    @Test
    void editsPicturesFromAForm() {
        var picture = made("{\"model\":\"sandbox-image\",\"prompt\":\"a fox\",\"size\":\"512x512\"}")
                .json()
                .at("/data/0/b64_json")
                .asString();
        var small = made("{\"model\":\"sandbox-image\",\"prompt\":\"mask\",\"size\":\"256x256\"}")
                .json()
                .at("/data/0/b64_json")
                .asString();

        var edited = edit("{\"model\":\"sandbox-image\",\"prompt\":\"warmer\",\"images\":[{\"image_url\":"
                + "\"data:image/png;base64," + picture + "\"}]}");
        var refused = edit("{\"model\":\"sandbox-image\",\"prompt\":\"warmer\",\"images\":[{\"image_url\":"
                + "\"data:image/png;base64," + picture + "\"}],\"mask\":{\"image_url\":\"data:image/png;base64,"
                + small + "\"}}");
        var form = client.send(client.request(
                        "/openai/v1/images/edits",
                        "authorization",
                        "Bearer sandbox-key-test",
                        "content-type",
                        "multipart/form-data; boundary=XX")
                .POST(HttpRequest.BodyPublishers.ofByteArray(form(picture))));

        assertThat(edited.status()).as(edited.body()).isEqualTo(200);
        assertThat(edited.json().at("/usage/input_tokens_details/image_tokens").asLong())
                .isPositive();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).contains("256x256", "512x512");
        assertThat(form.status()).as(form.body()).isEqualTo(200);
        assertThat(form.json().at("/usage")).isEqualTo(edited.json().at("/usage"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "size           | \"size\":\"1000x1000\"",
                "size           | \"size\":\"4096x1024\"",
                "n              | \"n\":11",
                "n              | \"n\":2,\"stream\":true",
                "background     | \"background\":\"transparent\",\"output_format\":\"jpeg\"",
                "partial_images | \"partial_images\":1",
                "steps          | \"steps\":30"
            })
    void refusesWhatTheRealEndpointRefusesAndNamesTheField(String field, String member) {
        var reply = made("{\"model\":\"sandbox-image\",\"prompt\":\"x\"," + member + "}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/error/param").asString()).isEqualTo(field);
    }

    @Test
    void refusesModelsThatDrawNothing() {
        assertThat(made("{\"model\":\"sandbox-gpt\",\"prompt\":\"x\"}").message())
                .contains("sandbox-gpt", "draws no pictures");
        assertThat(client.gemini("sandbox-gemini-flash:generateContent", gemini("x", "1:1"))
                        .message())
                .contains("sandbox-gemini-flash answers in words only");
    }

    @Test
    void breaksAsTheScriptSays() {
        var blocked = made("{\"model\":\"sandbox-image\",\"prompt\":\"[sandbox]\\nrefuse No weapons.\\n[/sandbox]\"}");
        var failed = made("{\"model\":\"sandbox-image\",\"stream\":true,\"partial_images\":3,"
                + "\"prompt\":\"[sandbox]\\nfault error server after=1\\n[/sandbox]\"}");

        assertThat(blocked.status()).isEqualTo(400);
        assertThat(blocked.json().at("/error/code").asString()).isEqualTo("moderation_blocked");
        assertThat(blocked.message()).isEqualTo("No weapons.");
        assertThat(failed.events())
                .extracting(SentEvent::name)
                .containsExactly("image_generation.partial_image", "error");
    }

    @Test
    void answersWithAPictureWhereGeminiIsAskedForOne() {
        var whole = client.gemini("sandbox-gemini-image:generateContent", gemini("a fox", "16:9"));
        var streamed = client.gemini("sandbox-gemini-image:streamGenerateContent?alt=sse", gemini("a fox", "16:9"));

        assertThat(whole.status()).as(whole.body()).isEqualTo(200);
        var part = whole.json().at("/candidates/0/content/parts/0/inlineData");
        assertThat(Attachment.decode("", part.path("data").asString())
                        .orElseThrow()
                        .size())
                .contains(new PictureSize(1344, 768));
        assertThat(whole.json().at("/usageMetadata/candidatesTokenCount").asLong())
                .isEqualTo(1290);
        assertThat(streamed.events().getFirst().json().at("/candidates/0/content/parts/0/inlineData"))
                .isEqualTo(part);
    }

    private TestClient.Reply made(String body) {
        return client.post("/openai/v1/images/generations", body, "authorization", "Bearer sandbox-key-test");
    }

    private TestClient.Reply edit(String body) {
        return client.post("/openai/v1/images/edits", body, "authorization", "Bearer sandbox-key-test");
    }

    private static String gemini(String words, String ratio) {
        return "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"" + words + "\"}]}],\"generationConfig\":"
                + "{\"responseModalities\":[\"IMAGE\"],\"imageConfig\":{\"aspectRatio\":\"" + ratio + "\"}}}";
    }

    private static byte[] form(String picture) {
        var text = "--XX\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nsandbox-image\r\n"
                + "--XX\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\nwarmer\r\n"
                + "--XX\r\nContent-Disposition: form-data; name=\"image\"; filename=\"a.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n"
                + new String(Base64.getDecoder().decode(picture), StandardCharsets.ISO_8859_1) + "\r\n--XX--\r\n";
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
