package dev.antigravity.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.json.Json;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the simulated model says of its own accord.
class AnswersTest {
    private static String png = "";

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final TestClient client = new TestClient(sandbox);

    @BeforeAll
    static void draw() throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(33, 17, BufferedImage.TYPE_INT_RGB), "png", bytes);
        png = Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    @Test
    void saysThatItIsTheSandboxAndRepeatsWhatItWasAsked() {
        assertThat(text(anthropic("\"what now?\"")))
                .isEqualTo(
                        "This is the sandbox playing sandbox-claude-sonnet; no real model was asked. You wrote: \"what now?\".");
        assertThat(anthropic("\"what now?\"").replaceAll("sandbox_\\d+", ""))
                .as("the same question gets the same answer")
                .isEqualTo(anthropic("\"what now?\"").replaceAll("sandbox_\\d+", ""));
    }

    @Test
    void describesPicturesInEveryProtocol() {
        var seen = "image/png 33x17, ";

        assertThat(anthropic(
                        "[{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\""
                                + png + "\"}}]"))
                .contains(seen);
        assertThat(client.chat(
                                "{\"model\":\"sandbox-gpt\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,"
                                        + png + "\"}}]}]}")
                        .body())
                .contains(seen);
        assertThat(client.responses(
                                "{\"model\":\"sandbox-gpt\",\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_image\",\"image_url\":\"data:image/png;base64,"
                                        + png + "\"}]}]}")
                        .body())
                .contains(seen);
        assertThat(client.gemini(
                                "sandbox-gemini-pro:generateContent",
                                "{\"contents\":[{\"parts\":[{\"inlineData\":{\"mimeType\":\"image/png\",\"data\":\""
                                        + png + "\"}}]}]}")
                        .body())
                .contains(seen);
    }

    @Test
    void quotesToolResultsAndThePicturesInThem() {
        var messages =
                "[{\"role\":\"user\",\"content\":\"look\"},{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"Read\",\"input\":{}},"
                        + "{\"type\":\"tool_use\",\"id\":\"t2\",\"name\":\"Bash\",\"input\":{}}]},{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t1\",\"content\":"
                        + "[{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\""
                        + png
                        + "\"}}]},{\"type\":\"tool_result\",\"tool_use_id\":\"t2\",\"content\":\"no such file\",\"is_error\":true}]}]";

        var answer = text(client.anthropic(
                        "{\"model\":\"sandbox-claude-sonnet\",\"max_tokens\":500,\"messages\":" + messages + "}")
                .body());

        assertThat(answer)
                .startsWith(
                        "The sandbox has 2 results. Read gave no text. Bash failed: \"no such file\". It was shown: image/png 33x17, ");
    }

    @Test
    void callsAToolWhenItMust() {
        var body =
                "{\"model\":\"sandbox-claude-sonnet\",\"max_tokens\":500,\"tool_choice\":{\"type\":\"tool\",\"name\":\"Write\"},\"tools\":[{\"name\":\"Write\",\"input_schema\":"
                        + "{\"type\":\"object\",\"properties\":{\"path\":{\"type\":\"string\"},\"n\":{\"type\":\"integer\"}},\"required\":[\"path\",\"n\"]}}],\"messages\":[{\"role\":\"user\",\"content\":\"go\"}]}";

        var block = client.anthropic(body).json().at("/content/0");

        assertThat(block.get("type").asString()).isEqualTo("tool_use");
        assertThat(block.get("input").toString()).isEqualTo("{\"path\":\"sandbox\",\"n\":1}");
    }

    @Test
    void answersInTheFormItIsAskedForEvenIfTheScriptIsForAnotherRequest() {
        var body =
                "{\"model\":\"sandbox-claude-sonnet\",\"max_tokens\":500,\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":"
                        + "{\"type\":\"object\",\"properties\":{\"title\":{\"type\":\"string\"}},\"required\":[\"title\"]}}},"
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"[sandbox]\\ncall Write {}\\n[/sandbox]\"}]}";

        assertThat(text(client.anthropic(body).body())).isEqualTo("{\"title\":\"sandbox\"}");
    }

    @Test
    void saysWhenAToolIsNotOffered() {
        assertThat(text(anthropic("\"[sandbox]\\ncall Write {}\\n[/sandbox]\"")))
                .startsWith("The sandbox was told to call the tool Write, which is not offered here.");
    }

    @Test
    void endsWhereTheClientSays() {
        var cut = client.anthropic(
                        "{\"model\":\"sandbox-claude-sonnet\",\"max_tokens\":3,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}")
                .json();
        assertThat(cut.at("/content/0/text").asString()).isEqualTo("This is the ");
        assertThat(cut.get("stop_reason").asString()).isEqualTo("max_tokens");
        assertThat(cut.at("/usage/output_tokens").asInt()).isEqualTo(3);

        var stopped = client.anthropic(
                        "{\"model\":\"sandbox-claude-sonnet\",\"max_tokens\":300,\"stop_sequences\":[\"real\",\"playing\"],\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}")
                .json();
        assertThat(stopped.at("/content/0/text").asString()).isEqualTo("This is the sandbox ");
        assertThat(stopped.get("stop_sequence").asString()).isEqualTo("playing");
    }

    @Test
    void readsFromTheCacheWhatCameBefore() {
        var system = "\"system\":[{\"type\":\"text\",\"text\":\"" + "s".repeat(400)
                + "\",\"cache_control\":{\"type\":\"ephemeral\"}}],\"messages\":[{\"role\":\"user\",\"content\":\"";
        var body = "{\"model\":\"sandbox-claude-sonnet\",\"max_tokens\":50," + system;

        var first = client.anthropic(body + "one\"}]}").json().get("usage");
        var second = client.anthropic(body + "two\"}]}").json().get("usage");

        assertThat(first.get("cache_creation_input_tokens").asInt()).isEqualTo(100);
        assertThat(first.at("/cache_creation/ephemeral_5m_input_tokens").asInt())
                .isEqualTo(100);
        assertThat(second.get("cache_read_input_tokens").asInt()).isEqualTo(100);
        assertThat(second.get("cache_creation_input_tokens").asInt()).isZero();
        assertThat(second.get("input_tokens")).isEqualTo(first.get("input_tokens"));
    }

    @Test
    void warmsTheCacheWithoutAnAnswer() {
        var reply = client.anthropic(
                        "{\"model\":\"sandbox-claude-sonnet\",\"max_tokens\":0,\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}")
                .json();

        assertThat(reply.get("content")).isEmpty();
        assertThat(reply.get("stop_reason").asString()).isEqualTo("max_tokens");
    }

    private String anthropic(String content) {
        return client.anthropic(
                        "{\"model\":\"sandbox-claude-sonnet\",\"max_tokens\":500,\"messages\":[{\"role\":\"user\",\"content\":"
                                + content + "}]}")
                .body();
    }

    private static String text(String body) {
        return Json.parse(body).at("/content/0/text").asString();
    }
}
