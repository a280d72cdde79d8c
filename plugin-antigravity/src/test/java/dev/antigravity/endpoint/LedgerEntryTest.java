package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.catalog.Source;
import dev.antigravity.ledger.ExchangeRecord;
import dev.antigravity.ledger.ExchangeRecord.Purpose;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/// What the ledger is told of a request beside its decision: whose it was, and what it took.
class LedgerEntryTest {
    private static final String SERVER = """
            server:
              port: 0
              keys: ["%s"]
              clients: [{ name: ada, key: key-of-ada }]
            """.formatted(TestingProxy.KEY);

    @AutoClose
    private final FakeUpstream upstream = new FakeUpstream();

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    private ExchangeRecord entry(String providers, String path, String key, String body) throws Exception {
        try (var proxy = TestingProxy.start(SERVER, providers)) {
            var request = HttpRequest.newBuilder(proxy.uri().resolve(path))
                    .header("Authorization", "Bearer " + key)
                    .header("Content-Type", "application/json")
                    .header("x-claude-code-session-id", "talk")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            http.send(request, HttpResponse.BodyHandlers.ofString());
            return proxy.onlyExchange();
        }
    }

    private ExchangeRecord drawn(String answer) throws Exception {
        upstream.answer(200, Map.of("content-type", "application/json"), answer.getBytes(StandardCharsets.UTF_8));
        return entry(
                """
                providers:
                  openai: { base-url: "%s/v1", accounts: [{ name: home, api-key: none }], models: [gpt-image-1] }
                """.formatted(upstream.uri()),
                "/v1/images/generations",
                TestingProxy.KEY,
                "{\"model\":\"gpt-image-1\",\"prompt\":\"a fox\"}");
    }

    @Test
    void namesTheClientAndTheConversationButNothingThatWasSaid() throws Exception {
        upstream.answer(200, Map.of(), "{\"type\":\"message\",\"content\":[]}".getBytes(StandardCharsets.UTF_8));

        var entry = entry(
                Requests.configuration("anthropic-messages", upstream),
                "/v1/messages",
                "key-of-ada",
                Requests.ANTHROPIC.replace("\"x\"", "\"the secret plan\""));

        assertThat(entry.sender().client()).hasValue("ada");
        assertThat(entry.sender().conversation())
                .hasValueSatisfying(name -> assertThat(name).hasSize(32).doesNotContain("talk"));
        assertThat(entry.purpose()).isEqualTo(Purpose.REPLY);
        assertThat(entry.toString()).doesNotContain("secret plan", "key-of-ada");
    }

    @Test
    void knowsNoTokensWhereNobodyCounted() throws Exception {
        upstream.answer(200, Map.of(), "{\"type\":\"message\",\"content\":[]}".getBytes(StandardCharsets.UTF_8));

        var entry = entry(
                Requests.configuration("anthropic-messages", upstream),
                "/v1/messages",
                TestingProxy.KEY,
                Requests.ANTHROPIC);

        assertThat(entry.usage()).isEmpty();
        assertThat(entry.cost()).isEmpty();
        assertThat(entry.sender().client()).isEmpty();
    }

    @Test
    void countsAndPricesPicturesThatPassBy() throws Exception {
        var entry = drawn("""
                {"created":1,"data":[{"b64_json":"AAAA"},{"b64_json":"AAA="}],"usage":{"input_tokens":1000,
                 "input_tokens_details":{"text_tokens":600,"image_tokens":400},"output_tokens":2000,"total_tokens":3000}}""");

        assertThat(entry.purpose()).isEqualTo(Purpose.PICTURES);
        assertThat(entry.used().pictures())
                .hasValue(new ExchangeRecord.Pictures(2, 5, OptionalLong.of(600), OptionalLong.of(400)));
        assertThat(entry.cost()).hasValueSatisfying(cost -> {
            assertThat(cost.dollars()).isEqualByComparingTo(new BigDecimal("0.087"));
            assertThat(cost.price().kind()).isEqualTo(Source.Kind.SNAPSHOT);
            assertThat(cost.price().asOf()).isPresent();
        });
    }

    @Test
    void picturesNobodyCountedAreUnpriced() throws Exception {
        var entry = drawn("{\"created\":1,\"data\":[{\"b64_json\":\"AAAA\"}]}");

        assertThat(entry.used().pictures().map(ExchangeRecord.Pictures::count)).isEqualTo(Optional.of(1L));
        assertThat(entry.cost()).isEmpty();
    }
}
