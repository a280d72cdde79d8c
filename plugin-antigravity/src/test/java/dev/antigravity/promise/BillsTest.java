package dev.antigravity.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.ledger.Cost;
import dev.antigravity.ledger.ExchangeRecord;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a reply costs by each provider's way of counting, for clients of its own protocol and of others.
class BillsTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String PRICE =
            "price: { input: 3, output: 15, cache-read: 0.3, cache-write: 3.75, cache-write-1h: 6 }";

    /// Read, written for five minutes and for an hour, new, and generated: each at its own rate and none twice.
    @Proves({"USE-001", "USE-002", "USE-003"})
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ANTHROPIC  |"
                        + " \"input_tokens\":1000,\"cache_read_input_tokens\":2000,\"cache_creation_input_tokens\":500,"
                        + "\"cache_creation\":{\"ephemeral_5m_input_tokens\":200,\"ephemeral_1h_input_tokens\":300},\"output_tokens\":100"
                        + " | 0.00765",
                "ANTHROPIC  | \"input_tokens\":1000,\"cache_creation_input_tokens\":500,\"output_tokens\":100 |"
                        + " 0.006375",
                "CHAT       | \"prompt_tokens\":3500,\"completion_tokens\":100,\"total_tokens\":3600,"
                        + "\"prompt_tokens_details\":{\"cached_tokens\":2000},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":40} | 0.0066",
                "RESPONSES  | \"input_tokens\":3500,\"output_tokens\":100,\"total_tokens\":3600,"
                        + "\"input_tokens_details\":{\"cached_tokens\":2000},"
                        + "\"output_tokens_details\":{\"reasoning_tokens\":40} | 0.0066",
                "GEMINI     | \"promptTokenCount\":3500,\"cachedContentTokenCount\":2000,\"candidatesTokenCount\":60,"
                        + "\"thoughtsTokenCount\":40,\"totalTokenCount\":3600 | 0.0066",
                "CLOUD_CODE |"
                        + " \"promptTokenCount\":3400,\"toolUsePromptTokenCount\":100,\"cachedContentTokenCount\":2000,\"candidatesTokenCount\":60,\"thoughtsTokenCount\":40,\"totalTokenCount\":3600"
                        + " | 0.0066"
            })
    void areRightToTheLastDigit(Dialect upstream, String usage, BigDecimal dollars)
            throws IOException, InterruptedException {
        for (var client : Dialect.ofClients()) {
            assertThat(billed(upstream, client, usage).cost().map(Cost::dollars))
                    .as("of a client of " + client)
                    .hasValueSatisfying(cost -> assertThat(cost).isEqualByComparingTo(dollars));
        }
    }

    /// What nobody can have counted is not believed, and breaks nothing.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ANTHROPIC  |"
                        + " \"input_tokens\":-1000,\"cache_read_input_tokens\":9223372036854775807,\"output_tokens\":-1",
                "CHAT       | \"prompt_tokens\":-3500,\"completion_tokens\":1e18,\"total_tokens\":\"many\"",
                "RESPONSES  | \"input_tokens\":1.5,\"output_tokens\":\"100\",\"total_tokens\":-1",
                "GEMINI     |"
                        + " \"promptTokenCount\":-7,\"candidatesTokenCount\":9223372036854775807,\"thoughtsTokenCount\":-1",
                "CLOUD_CODE | \"promptTokenCount\":true,\"candidatesTokenCount\":-60"
            })
    void areNotMadeOfNonsense(Dialect upstream, String usage) throws IOException, InterruptedException {
        for (var client : Dialect.ofClients()) {
            var record = billed(upstream, client, usage);

            assertThat(record.failure()).as("for a client of " + client).isEmpty();
            assertThat(record.usage()).as("for a client of " + client).isEmpty();
            assertThat(record.cost()).isEmpty();
        }
    }

    private static ExchangeRecord billed(Dialect upstream, Dialect client, String usage)
            throws IOException, InterruptedException {
        try (var fake = new FakeUpstream();
                var proxy = TestingProxy.start(upstream.configuration(fake)
                        .replace("models: [m]", "models: [{ id: m, %s }]".formatted(PRICE)))) {
            fake.stream(upstream.reply(usage).getBytes(StandardCharsets.UTF_8), 1 << 20);
            var answer = CLIENT.send(client.asks(proxy), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return proxy.onlyExchange();
        }
    }
}
