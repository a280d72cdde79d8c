package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.BinaryMembers;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.protocol.ImageAnswerReader;
import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.testing.TestingProxy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// From an image endpoint through the Responses tool of the sandbox and back: real files, unfinished ones first.
class SandboxToolTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final TestingProxy proxy = TestingProxy.start(
            """
            providers:
              draws:
                protocol: openai-responses
                base-url: %s
                accounts: [{ name: one, api-key: sandbox-key-one }]
                models: [sandbox-gpt]
                profile: { pictures: tool }
            """.formatted(sandbox.description().endpoint("openai-responses").baseUrl()));

    @Test
    void drawsAndChangesAPictureAndShowsItOnTheWay() throws Exception {
        var drawn = new Album();
        drawn.read(
                post("generations", "\"prompt\":\"a fox\",\"stream\":true,\"partial_images\":2,\"size\":\"512x512\""));

        assertThat(drawn.partials).containsExactly(0L, 1L);
        assertThat(drawn.pictures).hasSize(3);
        var picture = drawn.pictures.getLast();
        assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth()).isEqualTo(512);

        var whole = post(
                "edits",
                "\"prompt\":\"warmer\",\"size\":\"512x512\",\"image\":\"data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(picture) + "\"");
        var answer = JsonCursor.of(Json.parse(whole));
        assertThat(answer.findString("size")).contains("512x512");
        assertThat(answer.itemsOf("data").getFirst().findString("revised_prompt"))
                .contains("[sandbox] warmer");
        assertThat(answer.get("usage").get("input_tokens_details").findLong("image_tokens"))
                .isNotEmpty()
                .isNotEqualTo(OptionalLong.of(0));
    }

    @Test
    void endsInAnErrorWhereTheUpstreamFailsBehindAPicture() throws Exception {
        var events = new String(
                post(
                        "generations",
                        "\"prompt\":\"[sandbox]\\nfault error server after=6\\n[/sandbox]\",\"stream\":true,\"partial_images\":3"),
                StandardCharsets.UTF_8);

        assertThat(events)
                .contains("event: image_generation.partial_image", "event: error")
                .doesNotContain("completed");
    }

    private byte[] post(String operation, String members) throws IOException, InterruptedException {
        var answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(proxy.uri() + "/v1/images/" + operation))
                        .header("Authorization", "Bearer " + TestingProxy.KEY)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"model\":\"sandbox-gpt\"," + members + "}"))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return answer.body();
    }

    /// All pictures of a stream.
    private static final class Album implements ImageAnswerReader.Gallery {
        private final List<Long> partials = new ArrayList<>();
        private final List<byte[]> pictures = new ArrayList<>();

        void read(byte[] stream) throws IOException {
            new ImageAnswerReader(this).read(new ByteArrayInputStream(stream), true);
        }

        @Override
        public BinaryMembers.Target frame() {
            return () -> new ByteArrayOutputStream() {
                @Override
                public void close() {
                    pictures.add(toByteArray());
                }
            };
        }

        @Override
        public void partial(long index) {
            partials.add(index);
        }

        @Override
        public void finished() {}
    }
}
