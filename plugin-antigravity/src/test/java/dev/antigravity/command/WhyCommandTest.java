package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.FreePort;
import dev.antigravity.testing.Patience;
import dev.antigravity.testing.Requests;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `why`, `accounts` and `accounts wake`, beside a running proxy.
class WhyCommandTest {
    private static final byte[] REFUSAL =
            "{\"type\":\"error\",\"error\":{\"type\":\"rate_limit_error\",\"message\":\"slow down\"}}"
                    .getBytes(StandardCharsets.UTF_8);
    private static final byte[] ANSWER = "{\"type\":\"message\",\"content\":[]}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    @AutoClose
    private final FakeUpstream upstream = new FakeUpstream();

    @AutoClose
    private CommandDesk desk;

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void open() {
        desk = new CommandDesk(folder).configured("""
                server: { port: %d, keys: ["the-key"] }
                providers:
                  lab:
                    protocol: anthropic-messages
                    base-url: %s
                    accounts: [{ name: one, api-key: key-1 }, { name: two, api-key: key-2 }]
                    models: [m]
                """.formatted(FreePort.known(), upstream.uri()));
    }

    private HttpResponse<String> ask(URI proxy) throws Exception {
        var request = HttpRequest.newBuilder(proxy.resolve("/v1/messages"))
                .header("x-api-key", "the-key")
                .POST(HttpRequest.BodyPublishers.ofString(Requests.ANTHROPIC))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void explainsARequestAndEndsTheRestItFound() throws Exception {
        upstream.answer(429, Map.of("retry-after", "600"), REFUSAL)
                .answer(200, Map.of(), ANSWER)
                .answer(200, Map.of(), ANSWER);
        var serve = desk.serve();
        var proxy = serve.address();

        var id = ask(proxy).headers().firstValue("request-id").orElseThrow();
        Patience.until(() -> desk.shown(desk.run("why")).contains("served"));

        assertThat(desk.shown(desk.run("why " + id)))
                .contains(
                        "understood as: listed by lab",
                        "1. lab/one, m, verbatim: next in turn",
                        "429: slow down",
                        "throttled (429, retry-after: 600)",
                        "2. lab/two, m, verbatim: stands in for lab/one",
                        "served");
        assertThat(CommandDesk.data(desk.run("why " + id))).contains("lab/one", "retry-after: 600");

        Patience.until(() -> desk.shown(desk.run("accounts")).contains("m rests for"));
        assertThat(desk.shown(desk.run("accounts"))).contains("throttled (429, retry-after: 600)");
        assertThat(desk.shown(desk.run("accounts wake lab/one"))).contains("Ended: lab/one rests for m");
        assertThat(desk.shown(desk.run("accounts"))).doesNotContain("rests for");
        Patience.until(() -> {
            ask(proxy);
            return desk.shown(desk.run("why")).contains("1. lab/one, m, verbatim: the conversation's account");
        });
        serve.stop();
    }

    @Test
    void saysThatThereIsNothingToExplain() {
        var serve = desk.serve();

        assertThat(desk.shown(desk.run("why"))).contains("has served no request yet");
        assertThat(desk.shown(desk.run("why req_nobody"))).contains("no request req_nobody in the ledger");
        assertThat(desk.shown(desk.run("accounts wake lab/three"))).contains("There is no account \"lab/three\"");
        assertThat(desk.shown(desk.run("accounts wake lab/one"))).contains("lab/one does not rest");
        serve.stop();
    }

    @Test
    void saysThatNothingWasServedWhereThereIsNeitherProxyNorLedger() {
        assertThat(desk.shown(desk.run("why"))).contains("has served no request yet");
    }

    @Test
    void remembersWhenTheProxyHasEnded() throws Exception {
        upstream.answer(200, Map.of(), ANSWER).answer(200, Map.of(), ANSWER);
        var serve = desk.serve();
        var first = ask(serve.address()).headers().firstValue("request-id").orElseThrow();
        serve.stop();

        assertThat(desk.shown(desk.run("why"))).contains("Request " + first, "1. lab/one, m, verbatim", "served");
        assertThat(CommandDesk.data(desk.run("why " + first))).contains("understood as: listed by lab");
        assertThat(desk.shown(desk.run("why req_nobody"))).contains("no request req_nobody in the ledger");

        var again = desk.serve();
        assertThat(desk.shown(desk.run("why " + first))).contains("Request " + first, "served");
        again.stop();
    }

    @Test
    void saysThatTheLedgerCannotBeKept() throws Exception {
        Files.createDirectory(desk.host().paths().home().resolve("ledger.db"));
        upstream.answer(200, Map.of(), ANSWER);
        var serve = desk.serve();

        assertThat(ask(serve.address()).statusCode()).isEqualTo(200);

        Patience.until(() -> desk.shown(desk.run("status")).contains("ledger.db cannot be kept"));
        assertThat(desk.shown(desk.run("doctor"))).contains("Ledger: The ledger", "ledger.db cannot be kept");
        assertThat(desk.shown(desk.run("why"))).contains("served");
        serve.stop();
    }
}
