package dev.antigravity.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.sandbox.TestClient;
import dev.antigravity.sandbox.TestClient.SentEvent;
import dev.antigravity.sandbox.media.Attachment;
import dev.antigravity.sandbox.media.PictureSize;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pictures a Responses model draws with its tool.
class PictureToolTest {
    private final Sandbox sandbox = Sandbox.start();
    private final TestClient client = new TestClient(sandbox);

    @AfterEach
    void close() {
        client.close();
        sandbox.close();
    }

    @ParameterizedTest
    @CsvSource({"png, 1024, 1024", "jpeg, 1536, 1024", "webp, 512, 1504"})
    void drawsRealFilesOfTheAskedSizeAndSaysWhoItIs(String format, int width, int height) {
        var reply =
                draw("a fox", "\"size\":\"%dx%d\",\"output_format\":\"%s\"".formatted(width, height, format), false);

        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        var item = reply.json().at("/output/0");
        assertThat(item.path("type").asString()).isEqualTo("image_generation_call");
        assertThat(item.path("revised_prompt").asString()).isEqualTo("[sandbox] a fox");
        var picture = Attachment.decode("", item.path("result").asString()).orElseThrow();
        assertThat(picture.found()).contains("image/" + format);
        assertThat(picture.size()).contains(new PictureSize(width, height));
        assertThat(reply.json().at("/tool_usage/image_gen/output_tokens").asLong())
                .isPositive();
    }

    @Test
    void showsUnfinishedPicturesInItsStream() {
        var events = draw("a fox", "\"partial_images\":2", true).events();

        assertThat(events)
                .extracting(SentEvent::name)
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.image_generation_call.in_progress",
                        "response.image_generation_call.generating",
                        "response.image_generation_call.partial_image",
                        "response.image_generation_call.partial_image",
                        "response.image_generation_call.completed",
                        "response.output_item.done",
                        "response.completed");
        assertThat(events.get(6).json().path("partial_image_index").asInt()).isEqualTo(1);
        assertThat(events.get(6).json().path("sequence_number").asInt()).isEqualTo(6);
        assertThat(events.get(5).json().path("partial_image_b64"))
                .isNotEqualTo(events.get(6).json().path("partial_image_b64"));
    }

    @Test
    void startsFromPicturesAndChecksTheMask() {
        var picture = draw("a fox", "\"size\":\"512x512\"", false)
                .json()
                .at("/output/0/result")
                .asString();
        var small = draw("mask", "\"size\":\"256x256\"", false)
                .json()
                .at("/output/0/result")
                .asString();

        var edited = ask(input("warmer", picture), "\"size\":\"512x512\"", false);
        var refused = ask(
                input("warmer", picture),
                "\"input_image_mask\":{\"image_url\":\"data:image/png;base64," + small + "\"}",
                false);

        assertThat(edited.json().at("/output/0/action").asString()).isEqualTo("edit");
        assertThat(edited.json()
                        .at("/tool_usage/image_gen/input_tokens_details/image_tokens")
                        .asLong())
                .isPositive();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).contains("256x256", "512x512");
    }

    @Test
    void breaksAsTheScriptSays() {
        var declined = draw("[sandbox]\\nrefuse No weapons.\\n[/sandbox]", "\"size\":\"512x512\"", false);
        var failed = draw("[sandbox]\\nfault error server after=6\\n[/sandbox]", "\"partial_images\":3", true);
        var wrong = draw("a fox", "\"size\":\"1000x1000\"", false);

        assertThat(declined.json().at("/output/0/content/0/refusal").asString()).isEqualTo("No weapons.");
        assertThat(failed.events())
                .extracting(SentEvent::name)
                .endsWith("response.image_generation_call.partial_image", "response.failed");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().at("/error/param").asString()).isEqualTo("size");
    }

    private TestClient.Reply draw(String prompt, String options, boolean stream) {
        return ask("[{\"role\":\"user\",\"content\":[" + words(prompt) + "]}]", options, stream);
    }

    private static String input(String prompt, String picture) {
        return "[{\"role\":\"user\",\"content\":[{\"type\":\"input_image\",\"image_url\":\"data:image/png;base64,"
                + picture + "\"}," + words(prompt) + "]}]";
    }

    private static String words(String prompt) {
        return "{\"type\":\"input_text\",\"text\":\"" + prompt + "\"}";
    }

    private TestClient.Reply ask(String input, String options, boolean stream) {
        return client.post(
                "/openai/v1/responses",
                "{\"model\":\"sandbox-gpt\",\"input\":" + input + ",\"tools\":[{\"type\":\"image_generation\","
                        + options + "}],\"tool_choice\":{\"type\":\"image_generation\"},\"stream\":" + stream + "}",
                "authorization",
                "Bearer sandbox-key-test");
    }
}
