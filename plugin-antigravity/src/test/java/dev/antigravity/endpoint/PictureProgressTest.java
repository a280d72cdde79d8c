package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.Json;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PictureProgressTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void tellsWhatHappensToEachRequestAndNothingOfWhatItShows() throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("openai-chat", fake));
                var feed = listen(proxy)) {
            fake.stream(bytes("""
                    event: image_generation.partial_image
                    data: {"type":"image_generation.partial_image","b64_json":"AA==","partial_image_index":0}

                    event: image_generation.completed
                    data: {"type":"image_generation.completed","b64_json":"AAAA"}

                    """), 11);
            fake.answer(400, Map.of(), bytes("{\"error\":{\"message\":\"bad size\"}}"));

            draw(proxy, "{\"model\":\"m\",\"prompt\":\"a secret fox\",\"stream\":true,\"partial_images\":1}");
            assertThat(until(feed, "done")).containsExactly("queued", "sent", "decoding", "partial 1", "done");
            draw(proxy, "{\"model\":\"m\",\"prompt\":\"a secret fox\",\"size\":\"1x1\"}");
            assertThat(until(feed, "failed")).containsExactly("queued", "sent", "failed bad size");
        }
    }

    @Test
    void tellsOfUnfinishedPicturesOfTheResponsesTool() throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(
                        Requests.configuration("openai-responses", fake) + "    profile: { pictures: tool }\n");
                var feed = listen(proxy)) {
            fake.stream(bytes("""
                    data: {"type":"response.image_generation_call.partial_image","partial_image_b64":"AA==","partial_image_index":0}

                    data: {"type":"response.completed","response":{"output":[{"type":"image_generation_call","result":"AAAA"}]}}

                    """), 11);

            draw(proxy, "{\"model\":\"m\",\"prompt\":\"a secret fox\",\"stream\":true,\"partial_images\":1}");

            assertThat(until(feed, "done")).containsExactly("queued", "sent", "decoding", "partial 1", "done");
        }
    }

    @Test
    void comesToItsEndWhenTheProxyStops() throws Exception {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(Requests.configuration("openai-chat", fake));
                var feed = listen(proxy)) {
            var stopping = Thread.ofVirtual().start(proxy.proxy()::drain);

            assertThat(feed.lines().toList()).containsOnly("");
            stopping.join();
        }
    }

    private static BufferedReader listen(TestingProxy proxy) throws Exception {
        var answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(proxy.uri() + "/v1/images/progress"))
                        .header("Authorization", "Bearer " + TestingProxy.KEY)
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
        var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).isEqualTo(": listening");
        return lines;
    }

    private static List<String> until(BufferedReader feed, String last) throws Exception {
        var steps = new ArrayList<String>();
        while (steps.isEmpty() || !steps.getLast().startsWith(last)) {
            var line = feed.readLine();
            if (line.startsWith("data: ")) {
                assertThat(line).doesNotContain("secret").contains("\"model\":\"m\"", "\"id\":\"req_");
                var step = Json.parseObject(line.substring(6));
                var number = step.find("partial")
                        .map(partial -> " " + Json.text(partial))
                        .orElse("");
                var reason = step.text("reason").map(why -> " " + why).orElse("");
                steps.add(step.text("state").orElseThrow() + number + reason);
            }
        }
        return steps;
    }

    private static void draw(TestingProxy proxy, String wish) throws Exception {
        proxy.post("/v1/images/generations", wish);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
