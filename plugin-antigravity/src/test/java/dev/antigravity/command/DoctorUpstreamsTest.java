package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.SandboxDesk;
import dev.antigravity.testkit.FakeConversation;
import dev.antigravity.testkit.FakeHost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorUpstreamsTest {
    private static final String ACCOUNT = "    accounts: [{ name: home, api-key: sandbox-key-home }]\n";

    @TempDir
    private Path folder;

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final FakeUpstream upstream = new FakeUpstream();

    /// An upstream that answers everything but what holds that word.
    private void refusing(String word) {
        for (var i = 0; i < 60; i++) {
            upstream.then((request, out, socket) -> {
                var refused = request.text().contains(word);
                var reply = request.method().equals("GET")
                        ? "{}"
                        : refused
                                ? "{\"error\": {\"message\": \"not here\", \"type\": \"invalid_request_error\"}}"
                                : request.text().contains("\"stream\":true") ? STREAM : REPLY;
                var body = reply.getBytes(StandardCharsets.UTF_8);
                var type = reply.equals(STREAM) ? "text/event-stream" : "application/json";
                FakeUpstream.head(
                        refused ? 400 : 200,
                        Map.of("Content-Type", type, "Content-Length", Integer.toString(body.length)),
                        out);
                out.write(body);
                out.flush();
            });
        }
    }

    private static final String REPLY = """
            {"id": "c", "model": "m", "choices": [{"index": 0, "finish_reason": "stop",
             "message": {"role": "assistant", "content": "ready"}}],
             "usage": {"prompt_tokens": 9, "completion_tokens": 1, "total_tokens": 10}}""";

    private static final String STREAM = """
            data: {"id":"c","model":"m","choices":[{"index":0,"delta":{"role":"assistant","content":"ready"}}]}

            data: {"id":"c","model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: {"id":"c","model":"m","choices":[],"usage":{"prompt_tokens":9,"completion_tokens":1,"total_tokens":10}}

            data: [DONE]

            """;

    private CommandDesk desk() {
        return new CommandDesk(folder).configured("""
                        server: { port: 0 }
                        providers:
                          plain:
                            protocol: openai-chat
                            base-url: %s/v1
                            models: [{ id: m }]
                        """.formatted(upstream.uri()) + ACCOUNT);
    }

    @Test
    void findsNothingWrongWithTheSandbox() {
        try (var desk = new CommandDesk(folder).configured(SandboxDesk.providers(sandbox) + ACCOUNT)) {
            var result = desk.run("doctor upstreams --model lab/sandbox-gpt --yes");

            assertThat(desk.shown(result))
                    .contains("✓ lab: reached at http://127.0.0.1:")
                    .contains("Will send 11 requests each to lab/sandbox-gpt: at most 4400 tokens there and 2840 back")
                    .contains("=== lab/sandbox-gpt ===")
                    .contains(
                            "✓ answers, streams, stops at its limit, calls tools, thinks, thinks as it sees fit, takes pictures")
                    .contains("has room for long answers, counts tokens, takes the name with [1m]")
                    .containsPattern("✓ lab: lists \\d+ models as OpenAI does, in \\d+ ms")
                    .doesNotContain("Seen, and followed");
            assertThat(result.exitCode()).isZero();
        }
    }

    @Test
    void asksBeforeItSpends() {
        try (var desk = new CommandDesk(folder).configured(SandboxDesk.providers(sandbox) + ACCOUNT)) {
            var result = desk.run("doctor upstreams --model lab/sandbox-gpt");

            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(desk.shown(result)).contains("Will send 11 requests");
            assertThat(desk.run(
                                    "doctor upstreams --model lab/sandbox-gpt",
                                    new FakeConversation().answering("yes", "no"))
                            .exitCode())
                    .isEqualTo(130);
        }
    }

    @Test
    void remembersWhatAModelRefuses() throws Exception {
        refusing("\"tools\"");
        try (var desk = desk()) {
            var result = desk.run("doctor upstreams --provider plain --yes");

            assertThat(desk.shown(result))
                    .contains("! plain/m (calls tools) refused: not here.\n  Requests that need it go elsewhere");
            assertThat(result.exitCode()).isEqualTo(1);
            var seen = Files.readString(desk.host().paths().home().resolve("state/seen.json"));
            assertThat(seen).contains("\"plain/m\"", "\"refused\":[\"function_calling\"]");
        }
    }

    @Test
    void saysWhoCannotBeReached() {
        var port = upstream.uri().getPort();
        upstream.close();
        try (var desk = desk()) {
            var result = desk.run("doctor upstreams --yes");

            assertThat(desk.shown(result))
                    .contains("! plain: 127.0.0.1:" + port + " cannot be reached: connection refused.")
                    .contains("Nobody there could be asked more.");
            assertThat(result.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void noticesAClockThatIsWrong() {
        var ahead = Clock.offset(Clock.systemUTC(), Duration.ofHours(3));
        for (var i = 0; i < 8; i++) {
            upstream.answer(
                    401, Map.of("Date", "Fri, 20 Nov 2026 12:00:00 GMT"), "{}".getBytes(StandardCharsets.UTF_8));
        }
        var now = Clock.fixed(Instant.parse("2026-11-20T15:00:00Z"), ahead.getZone());
        try (var desk = new CommandDesk(new FakeHost(folder).at(now)).configured("""
                        server: { port: 0 }
                        providers:
                          plain: { protocol: openai-chat, base-url: "%s/v1", models: [{ id: m }], accounts: [{ name: a, api-key: k }] }
                        """.formatted(upstream.uri()))) {
            assertThat(desk.shown(desk.run("doctor upstreams --yes")))
                    .contains("the clock of this machine is 3 h ahead of that of 127.0.0.1:")
                    .contains("antigravity accounts --verify");
        }
    }

    @Test
    void namesWhatIsNotThere() {
        try (var desk = desk()) {
            for (var wrong : List.of("--provider plian", "--model plain/n", "--model m")) {
                assertThat(desk.run("doctor upstreams --yes " + wrong).exitCode())
                        .isNotZero();
            }
            assertThat(desk.shown(desk.run("doctor upstreams --model plain/n")))
                    .contains("Nobody knows a model \"n\" of plain.");
        }
    }

    @Test
    void holdsTheListOfModelsAgainstTheConfiguration() {
        var models = "    models: [sandbox-gpt, sandbox-gtp-plain]\n";
        try (var desk = new CommandDesk(folder).configured(SandboxDesk.providers(sandbox) + ACCOUNT + models)) {
            assertThat(desk.shown(desk.run("doctor upstreams --model lab/sandbox-gpt --yes")))
                    .contains("! lab: it does not list sandbox-gtp-plain, which the configuration states.")
                    .contains("Did you mean sandbox-gpt-plain? Correct its id.");
        }
    }

    @Test
    void goesByTheConfigurationWhereNothingIsListed() {
        for (var i = 0; i < 4; i++) {
            upstream.answer(404, Map.of(), "{}".getBytes(StandardCharsets.UTF_8));
        }
        try (var desk = desk()) {
            assertThat(desk.shown(desk.run("doctor upstreams --provider plain --yes")))
                    .contains("✓ plain: offers no list of models (127.0.0.1:"
                            + upstream.uri().getPort())
                    .contains("answered with status 404); those of the configuration count");
        }
    }
}
