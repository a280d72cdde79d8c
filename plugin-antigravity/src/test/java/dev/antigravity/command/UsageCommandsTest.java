package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.CommandResult;
import dev.antigravity.api.Table;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.FreePort;
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

/// `usage`, `advise` and `compare`, on what a real proxy has served.
class UsageCommandsTest {
    private static final byte[] LONG_ANSWER = """
            {"type":"message","role":"assistant","content":[{"type":"text","text":"many words"}],"stop_reason":"end_turn",
             "usage":{"input_tokens":1000000,"output_tokens":100000}}""".getBytes(StandardCharsets.UTF_8);
    private static final byte[] CACHED_ANSWER = """
            {"type":"message","role":"assistant","content":[{"type":"text","text":"few words"}],"stop_reason":"end_turn",
             "usage":{"input_tokens":10,"cache_read_input_tokens":990,"output_tokens":7}}""".getBytes(StandardCharsets.UTF_8);
    private static final byte[] UNCOUNTED_ANSWER =
            "{\"type\":\"message\",\"content\":[]}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] REFUSAL =
            "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"no such thing\"}}"
                    .getBytes(StandardCharsets.UTF_8);

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
                    accounts: [{ name: one, api-key: key-1 }]
                    models:
                      - { id: dear, context: 2000000, capabilities: [chat, vision], price: { input: 10, output: 50 } }
                      - { id: cheap, context: 2000000, capabilities: [chat, vision, code], price: { input: 1, output: 5 } }
                      - { id: short, context: 1000, capabilities: [chat, vision], price: { input: 1, output: 1 } }
                      - { id: blind, context: 2000000, capabilities: [chat], price: { input: 1, output: 1 } }
                      - { id: free-of-facts }
                """.formatted(FreePort.known(), upstream.uri()));
    }

    private void ask(URI proxy, String model) throws Exception {
        var request = HttpRequest.newBuilder(proxy.resolve("/v1/messages"))
                .header("x-api-key", "the-key")
                .header("x-claude-code-session-id", "a session")
                .POST(HttpRequest.BodyPublishers.ofString(Requests.ANTHROPIC.replace("\"m\"", "\"" + model + "\"")))
                .build();
        http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /// One dear answer, one with a cache whose price nobody knows, one nobody counted, one refusal.
    private void serveSomething() throws Exception {
        upstream.answer(200, Map.of(), LONG_ANSWER)
                .answer(200, Map.of(), CACHED_ANSWER)
                .answer(200, Map.of(), UNCOUNTED_ANSWER)
                .answer(400, Map.of(), REFUSAL);
        var serve = desk.serve();
        var proxy = serve.address();
        ask(proxy, "dear");
        ask(proxy, "cheap");
        ask(proxy, "cheap");
        ask(proxy, "dear");
        serve.stop();
    }

    private String shown(String line) {
        return desk.shown(desk.run(line));
    }

    @Test
    void sumsUpWhatWasServedAndSaysWhatItDoesNotKnow() throws Exception {
        serveSomething();

        assertThat(shown("usage"))
                .containsPattern("lab/dear +2 +1 +1M +100k +\\$15\\.00\n")
                .containsPattern("lab/cheap +2 +1000 +990 +7 +unpriced\n")
                .containsPattern("Total +4 +1 +1M +990 +100k +\\$15\\.00\\+")
                .contains(
                        "Cost at list price: your configuration's.",
                        "2 answers are unpriced, for nobody said what the model costs",
                        "Of 1 answer nobody counted the tokens.");
        assertThat(CommandDesk.data(desk.run("usage --by provider")))
                .contains("name=lab", "requests=4", "failed=1", "input=1001000", "dollars=15.000000000", "unpriced=2");
    }

    @Test
    void sumsUpByWhateverIsAskedFor() throws Exception {
        serveSomething();
        var today = desk.host()
                .clock()
                .instant()
                .atZone(desk.host().clock().getZone())
                .toLocalDate();

        assertThat(shown("usage --by account")).contains("lab/one");
        assertThat(shown("usage --by day --since 1d")).contains(today.toString());
        assertThat(shown("usage --by session")).containsPattern("[0-9a-f]{32} +4");
        assertThat(shown("usage --since " + today.plusDays(1))).contains("No requests were served.");
        assertThat(shown("usage --since yesterday")).contains("--since is \"yesterday\".");
        assertThat(desk.run("usage --by nothing").exitCode()).isEqualTo(2);
    }

    @Test
    void fitsANarrowTerminal() throws Exception {
        serveSomething();

        var table = desk.run("usage --by session").found().orElseThrow().body().stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(table.lines(70, String::length))
                .allSatisfy(line -> assertThat(line.plainText()).hasSizeLessThanOrEqualTo(70));
    }

    @Test
    void saysThatNothingWasUsed() {
        var result = desk.run("usage");

        assertThat(desk.shown(result)).contains("No requests were served.");
        assertThat(result.exitCode()).isZero();
        assertThat(shown("advise")).contains("Nothing was used whose price is known.");
    }

    @Test
    void saysThatTheLedgerCannotBeRead() throws Exception {
        Files.writeString(desk.host().paths().home().resolve("ledger.db"), "not a ledger at all".repeat(100));

        var result = desk.run("usage");

        assertThat(result).isInstanceOf(CommandResult.Failed.class);
        assertThat(desk.shown(result)).contains("ledger.db cannot be read: it is damaged, or no database.");
    }

    @Test
    void advisesModelsThatCanDoTheSameForLess() throws Exception {
        serveSomething();

        assertThat(shown("advise"))
                .contains("lab/dear, 1 answer, cost $15.00")
                .containsPattern("lab/cheap +\\$1\\.50 +\\$13\\.50 +90 %")
                .doesNotContain("lab/short", "lab/blind");
        assertThat(CommandDesk.data(desk.run("advise")))
                .contains("model=lab/dear", "model=lab/cheap", "saves=13.500000000", "priceSource=configuration");
    }

    @Test
    void comparesTheAnswersOfSeveralModels() {
        upstream.answer(200, Map.of(), LONG_ANSWER).answer(200, Map.of(), LONG_ANSWER);

        var result = desk.run("compare \"what is it\" --models dear,cheap");

        assertThat(desk.shown(result))
                .contains("many words")
                .containsPattern("dear +lab/one, dear +1M +100k +\\$15\\.00 +\\d+\\.\\d\\d s")
                .containsPattern("cheap +lab/one, cheap +1M +100k +\\$1\\.50 +\\d+\\.\\d\\d s");
        assertThat(upstream.others())
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.text()).contains("what is it"));
        assertThat(shown("usage")).containsPattern("Total +2");
    }

    @Test
    void comparesWhatOneOfThemAnswersIfTheOtherRefuses() {
        upstream.answer(200, Map.of(), CACHED_ANSWER);

        var result = desk.run("compare hello --models cheap,nobody-knows-it");

        assertThat(desk.shown(result))
                .contains("few words", "nobody-knows-it")
                .containsPattern("cheap +lab/one, cheap +1000 +7 +unpriced")
                .containsPattern("nobody-knows-it +nobody +\\? +\\? +unpriced");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void wantsSeveralModelsToCompare() {
        assertThat(desk.run("compare hello --models one").exitCode()).isEqualTo(2);
        assertThat(desk.run("compare hello --models one,one").exitCode()).isEqualTo(2);
        assertThat(desk.run("compare hello").exitCode()).isEqualTo(2);
        assertThat(desk.run("compare hello --models a,b --max-tokens 0").exitCode())
                .isEqualTo(2);
    }
}
