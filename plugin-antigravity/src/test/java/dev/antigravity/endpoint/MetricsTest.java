package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.antigravity.metrics.PrometheusPage;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Patience;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final byte[] ANSWER = """
        {"type":"message","role":"assistant","content":[],"stop_reason":"end_turn",
         "usage":{"input_tokens":1000,"cache_read_input_tokens":500,"output_tokens":200}}\
        """.getBytes(StandardCharsets.UTF_8);
    private static final Path PROMTOOL = Path.of("/usr/bin/promtool");

    @AutoClose
    private final FakeUpstream upstream = new FakeUpstream();

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    private TestingProxy proxy;

    @BeforeEach
    void start() {
        proxy = TestingProxy.start("""
            providers:
              stub:
                protocol: anthropic-messages
                base-url: %s
                accounts: [{ name: one, api-key: none }, { name: two, api-key: none }]
                models: [{ id: m, price: { input: 10, output: 50, cache-read: 1 } }]
            """.formatted(upstream.uri()));
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(proxy.uri().resolve(path)).header("x-api-key", TestingProxy.KEY);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void ask(String path, String body) throws Exception {
        var before = proxy.ledger().latest().size();
        var request = HttpRequest.newBuilder(proxy.uri().resolve(path))
                .header("x-api-key", TestingProxy.KEY)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Patience.until(() -> proxy.ledger().latest().size() > before);
    }

    private void askInVariousWays() throws Exception {
        upstream.answer(
                        200,
                        Map.of(
                                "anthropic-ratelimit-requests-limit",
                                "50",
                                "anthropic-ratelimit-requests-remaining",
                                "40"),
                        ANSWER)
                .answer(401, Map.of(), "{}".getBytes(StandardCharsets.UTF_8))
                .answer(200, Map.of(), ANSWER);
        ask("/v1/messages", Requests.ANTHROPIC);
        ask("/v1/chat/completions", Requests.CHAT_STREAM.replace("\"stream\":true,", ""));
        ask("/v1/messages", Requests.ANTHROPIC.replace("\"m\"", "\"nobody/knows\""));
    }

    @Test
    void countsRequestsTokensCostAndAccounts() throws Exception {
        askInVariousWays();
        Patience.until(() -> get("/metrics").body().contains("antigravity_requests_in_flight 0.0"));
        var page = get("/metrics");

        assertThat(page.headers().firstValue("content-type")).hasValue(PrometheusPage.CONTENT_TYPE);
        assertThat(page.body().lines())
                .contains(
                        "antigravity_requests_total{client=\"anthropic-messages\",model=\"m\",outcome=\"ok\",provider=\"stub\",purpose=\"reply\",upstream=\"anthropic-messages\"}"
                                + " 1.0",
                        "antigravity_requests_total{client=\"openai-chat\",model=\"m\",outcome=\"ok\",provider=\"stub\",purpose=\"reply\",upstream=\"anthropic-messages\"}"
                                + " 1.0",
                        "antigravity_requests_total{client=\"anthropic-messages\",model=\"none\",outcome=\"refused\","
                                + "provider=\"none\",purpose=\"reply\",upstream=\"none\"} 1.0",
                        "antigravity_upstream_calls_total{outcome=\"served\",provider=\"stub\"} 2.0",
                        "antigravity_upstream_calls_total{outcome=\"failed\",provider=\"stub\"} 1.0",
                        "antigravity_tokens_total{kind=\"input\",model=\"m\",provider=\"stub\"} 2000.0",
                        "antigravity_tokens_total{kind=\"cache_read\",model=\"m\",provider=\"stub\"} 1000.0",
                        "antigravity_tokens_total{kind=\"output\",model=\"m\",provider=\"stub\"} 400.0",
                        "antigravity_cost_dollars_total{model=\"m\",provider=\"stub\"} 0.041",
                        "antigravity_request_seconds_count{model=\"m\",provider=\"stub\"} 2",
                        "antigravity_overhead_seconds_count 3",
                        "antigravity_accounts{provider=\"stub\",state=\"available\"} 1.0",
                        "antigravity_accounts{provider=\"stub\",state=\"resting\"} 1.0",
                        "antigravity_quota_left_ratio{account=\"stub/one\",model=\"m\",window=\"requests\"} 0.8",
                        "antigravity_well{part=\"vault\"} 1.0");
        assertThat(page.body()).contains("jvm_memory_used_bytes{area=\"heap\"}", "process_cpu_seconds_total");
    }

    /// The upstream takes its time; the overhead must not hold it.
    @Test
    void waitingForOthersIsNotOurOverhead() throws Exception {
        upstream.then((_, out, _) -> {
            FakeUpstream.head(200, Map.of("content-type", "text/event-stream", "transfer-encoding", "chunked"), out);
            out.flush();
            pause();
            FakeUpstream.chunk("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n", out);
            FakeUpstream.chunk("", out);
        });
        ask("/v1/messages", Requests.ANTHROPIC_STREAM);
        var page = get("/metrics").body();

        assertThat(number("antigravity_first_byte_seconds_sum\\{[^}]*}", page)).isGreaterThanOrEqualTo(0.7);
        assertThat(number("antigravity_overhead_seconds_sum", page)).isLessThan(0.7);
    }

    private static void pause() {
        LockSupport.parkNanos(700_000_000);
    }

    private static double number(String name, String page) {
        var line = Pattern.compile("(?m)^" + name + " (\\S+)$").matcher(page);
        assertThat(line.find()).as(page).isTrue();
        return Double.parseDouble(line.group(1));
    }

    @Test
    void modelsThatClientsInventDoNotMakeThePageGrow() throws Exception {
        for (var i = 0; i < 250; i++) {
            ask("/v1/messages", Requests.ANTHROPIC.replace("\"m\"", "\"stub/invented-" + i + "\""));
        }
        var page = get("/metrics").body();

        assertThat(page.lines()
                        .filter(line -> line.startsWith("antigravity_request_seconds_count"))
                        .count())
                .isLessThanOrEqualTo(201);
        assertThat(page).doesNotContain("invented-249");
    }

    @Test
    void thePageIsInOrderAsPrometheusSees() throws Exception {
        assumeTrue(Files.isExecutable(PROMTOOL), "promtool is not here; it comes with Debian's package prometheus");
        askInVariousWays();
        var promtool = new ProcessBuilder(List.of(PROMTOOL.toString(), "check", "metrics"))
                .redirectErrorStream(true)
                .start();
        try (var in = promtool.getOutputStream()) {
            in.write(get("/metrics").body().getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).isEmpty();
        assertThat(promtool.waitFor()).isZero();
    }

    @Test
    void thePageIsForThoseWithTheKey() throws Exception {
        var request = HttpRequest.newBuilder(proxy.uri().resolve("/metrics"));

        assertThat(http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(401);
    }
}
