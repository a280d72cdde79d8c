package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.testing.FakeUpstream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What Claude Code asks besides its turns: counts, probes and the list of models.
///
/// Source: code.claude.com/docs/en/llm-gateway-protocol, read 2026-11; the requests are recorded ones.
class ClaudeCodeSideRequestsTest {
    @Test
    void tokensAreCountedByTheUpstream() throws Exception {
        var count = RecordedRequest.of("/gateway/08-count-tokens-message.json");
        try (var upstream = new FakeUpstream();
                var proxy = count.proxyTo("anthropic-messages", upstream)) {
            upstream.answer(200, Map.of(), "{\"input_tokens\":761}".getBytes(StandardCharsets.UTF_8));

            assertThat(RecordedRequest.send(count.at(proxy)).body()).isEqualTo("{\"input_tokens\":761}");
            assertThat(upstream.received().target()).isEqualTo("/v1/messages/count_tokens?beta=true");
        }
    }

    @Test
    void thirtyCountsAtOnceAreThirtyAnswers() throws Exception {
        var count = RecordedRequest.of("/gateway/08-count-tokens-message.json");
        try (var upstream = new FakeUpstream();
                var proxy = count.proxyTo("openai-chat", upstream)) {
            var answers = IntStream.range(0, 30)
                    .mapToObj(_ -> RecordedRequest.CLIENT.sendAsync(
                            count.at(proxy).build(), HttpResponse.BodyHandlers.ofString()))
                    .toList();

            assertThat(answers.stream().map(answer -> answer.join().body()).distinct())
                    .singleElement()
                    .asString()
                    .startsWith("{\"input_tokens\":");
        }
    }

    @Test
    void probesAreAnsweredWithoutAKey() throws Exception {
        var probe = RecordedRequest.of("/gateway/18-hello-probe.json");
        try (var upstream = new FakeUpstream();
                var proxy = probe.proxyTo("anthropic-messages", upstream)) {
            assertThat(RecordedRequest.send(probe.at(proxy)).statusCode()).isEqualTo(200);
            assertThat(RecordedRequest.send(HttpRequest.newBuilder(proxy.uri().resolve("/"))
                                    .method("HEAD", HttpRequest.BodyPublishers.noBody()))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void modelsAreDiscoveredInOneAnswerWithoutARedirect() throws Exception {
        var discovery = RecordedRequest.of("/gateway/19-model-discovery.json");
        try (var upstream = new FakeUpstream();
                var proxy = discovery.proxyTo("openai-chat", upstream)) {
            var answer = RecordedRequest.send(discovery.at(proxy));

            assertThat(answer.statusCode()).isEqualTo(200);
            var models = JsonCursor.of(Json.parse(answer.body())).itemsOf("data");
            assertThat(models).extracting(model -> model.get("id").asString()).contains("claude-via-stub");
            assertThat(models).allSatisfy(model -> {
                assertThat(model.get("display_name").asString()).isNotBlank();
                assertThat(model.get("type").asString()).isEqualTo("model");
            });
            assertThat(upstream.others()).isEmpty();
        }
    }
}
