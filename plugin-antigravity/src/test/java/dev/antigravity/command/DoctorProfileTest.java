package dev.antigravity.command;

import static dev.antigravity.testing.PickyUpstream.member;
import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.CommandResult;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.MovableClock;
import dev.antigravity.testing.Patience;
import dev.antigravity.testing.PickyUpstream;
import dev.antigravity.testkit.FakeHost;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `doctor upstreams` sees of a picky upstream, and that the running proxy then goes by it.
class DoctorProfileTest {
    @TempDir
    private Path folder;

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final HttpClient http = HttpClient.newHttpClient();

    private PickyUpstream before(String protocol) {
        return new PickyUpstream(
                URI.create(sandbox.description().endpoint(protocol).baseUrl()));
    }

    private CommandDesk desk(String protocol, PickyUpstream upstream, String model) {
        var base = URI.create(sandbox.description().endpoint(protocol).baseUrl());
        return new CommandDesk(new FakeHost(folder).at(clock))
                .configured("""
                server: { port: 0, keys: ["the-key"] }
                providers:
                  lab:
                    protocol: %s
                    base-url: %s
                    accounts: [{ name: home, api-key: sandbox-key-home }]
                    models: [%s]
                """.formatted(protocol, upstream.uri().resolve(base.getPath()), model));
    }

    private CommandResult examine(CommandDesk desk, String model) {
        return desk.run("doctor upstreams --model lab/" + model + " --yes");
    }

    private int status(URI proxy, String model, String rest) {
        var request = HttpRequest.newBuilder(proxy.resolve("/v1/messages?beta=true"))
                .header("x-api-key", "the-key")
                .header("anthropic-version", "2023-06-01")
                .header("anthropic-beta", "something-2026-11-20")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"model\": \"%s\", \"max_tokens\": 2000, %s}".formatted(model, rest)))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static final String QUESTION = "\"messages\": [{\"role\": \"user\", \"content\": \"hi\"}]";

    @Test
    void sendsTheLimitAsTheUpstreamTakesIt() {
        try (var upstream = before("openai-chat")
                        .disliking(member("max_completion_tokens", "Unknown field: max_completion_tokens"));
                var desk = desk("openai-chat", upstream, "sandbox-gpt-plain")) {
            var serve = desk.serve();
            assertThat(status(serve.address(), "sandbox-gpt-plain", QUESTION)).isEqualTo(400);

            var result = examine(desk, "sandbox-gpt-plain");

            assertThat(desk.shown(result))
                    .contains("Seen, and followed from now on: max-tokens-field: max_tokens")
                    .containsPattern("✓ answers, streams,.*");
            Patience.until(() -> status(serve.address(), "sandbox-gpt-plain", QUESTION) == 200);
            assertThat(desk.shown(desk.run("list models --provider lab --sources")))
                    .contains("max-tokens-field: max_tokens (seen by doctor on 2026-11-20)");
            serve.stop();
        }
    }

    @Test
    void putsSystemMessagesWhereTheUpstreamTakesThem() {
        var asClaudeCodeDoes = """
                "messages": [{"role": "user", "content": "hi"}, {"role": "system", "content": "It is Friday."}]""";
        try (var upstream = before("anthropic-messages").disliking(DoctorProfileTest::systemAmongOthers);
                var desk = desk("anthropic-messages", upstream, "sandbox-claude-sonnet")) {
            var serve = desk.serve();
            assertThat(status(serve.address(), "sandbox-claude-sonnet", asClaudeCodeDoes))
                    .isEqualTo(400);

            assertThat(desk.shown(examine(desk, "sandbox-claude-sonnet"))).contains("mid-system: false");

            Patience.until(() -> status(serve.address(), "sandbox-claude-sonnet", asClaudeCodeDoes) == 200);
            serve.stop();
        }
    }

    private static Optional<String> systemAmongOthers(JsonObject body) {
        return body.get("messages") instanceof JsonArray messages
                        && messages.stream()
                                .anyMatch(message -> message instanceof JsonObject one
                                        && one.text("role").equals(Optional.of("system")))
                ? Optional.of("messages: role must be user or assistant")
                : Optional.empty();
    }

    @Test
    void goesWithoutThinkingWhereThereIsNone() {
        var thoughtful = QUESTION + ", \"thinking\": {\"type\": \"enabled\", \"budget_tokens\": 1024}";
        try (var upstream = before("openai-chat").disliking(member("reasoning_effort", "cannot reason"));
                var desk = desk("openai-chat", upstream, "sandbox-gpt")) {
            var serve = desk.serve();
            assertThat(status(serve.address(), "sandbox-gpt", thoughtful)).isEqualTo(400);

            var result = examine(desk, "sandbox-gpt");

            assertThat(desk.shown(result))
                    .contains("! lab/sandbox-gpt (thinks) refused: cannot reason.", "efforts: []");
            assertThat(result.exitCode()).isEqualTo(1);
            Patience.until(() -> status(serve.address(), "sandbox-gpt", thoughtful) == 200);
            serve.stop();
        }
    }

    @Test
    void passesUnchangedWhatTheUpstreamTakes() {
        var budget = QUESTION + ", \"thinking\": {\"type\": \"enabled\", \"budget_tokens\": 1024}";
        var adaptive = QUESTION + ",   \"thinking\": {\"type\":   \"adaptive\"}";
        try (var upstream = before("anthropic-messages");
                var desk = desk("anthropic-messages", upstream, "sandbox-claude-opus")) {
            var serve = desk.serve();
            assertThat(status(serve.address(), "sandbox-claude-opus", budget)).isEqualTo(400);

            assertThat(desk.shown(examine(desk, "sandbox-claude-opus")))
                    .contains("Seen, and followed from now on: thinking: adaptive, sampling: false");

            Patience.until(() -> status(serve.address(), "sandbox-claude-opus", budget) == 200);
            assertThat(upstream.lastBody()).contains("{\"type\":\"adaptive\"}");
            assertThat(upstream.lastHeader("anthropic-beta")).isEqualTo("something-2026-11-20");
            assertThat(status(serve.address(), "sandbox-claude-opus", adaptive)).isEqualTo(200);
            assertThat(upstream.lastBody()).contains(adaptive);
            serve.stop();
        }
    }

    @Test
    void asksForNoMoreThanThereIsRoomFor() {
        try (var upstream = before("openai-chat").disliking(DoctorProfileTest::tooMuch);
                var desk = desk("openai-chat", upstream, "sandbox-gpt")) {
            assertThat(desk.shown(examine(desk, "sandbox-gpt")))
                    .contains("has room for long answers", "max-output: 16300");
        }
    }

    private static Optional<String> tooMuch(JsonObject body) {
        return body.get("max_completion_tokens") instanceof JsonNumber limit
                        && limit.wholeNumber().orElse(0) > 16_300
                ? Optional.of("This model generates at most 16300 tokens")
                : Optional.empty();
    }

    @Test
    void leavesTheLastWordToTheConfiguration() {
        try (var upstream = before("openai-chat")
                        .disliking(member("max_completion_tokens", "Unknown field: max_completion_tokens"));
                var desk = desk(
                        "openai-chat",
                        upstream,
                        "{ id: sandbox-gpt, profile: { max-tokens-field: max_completion_tokens } }")) {
            assertThat(desk.shown(examine(desk, "sandbox-gpt")))
                    .contains("(answers) refused: Unknown field")
                    .doesNotContain("Seen, and followed");
            assertThat(desk.shown(desk.run("list models --provider lab --sources")))
                    .contains("max-tokens-field: max_completion_tokens (configuration)");
        }
    }

    @Test
    void forgetsWhatIsOldAndWhatIsNoLongerSo() {
        try (var upstream = before("openai-chat").disliking(member("stream_options", "stream_options: no"));
                var desk = desk("openai-chat", upstream, "sandbox-gpt-plain")) {
            examine(desk, "sandbox-gpt-plain");
            var sources = "list models --provider lab --sources";
            assertThat(desk.shown(desk.run(sources))).contains("omit: [stream_options]");

            clock.advance(Duration.ofDays(31));
            assertThat(desk.shown(desk.run(sources))).doesNotContain("omit:");
            assertThat(desk.shown(desk.run("doctor")))
                    .contains("what was seen of lab/sandbox-gpt-plain on 2026-11-20 is too old to count")
                    .contains("antigravity doctor upstreams --model lab/sandbox-gpt-plain");

            upstream.disliking(_ -> Optional.empty());
            examine(desk, "sandbox-gpt-plain");
            assertThat(desk.shown(desk.run(sources))).doesNotContain("omit:");
            assertThat(desk.shown(desk.run("doctor"))).doesNotContain("too old to count");
        }
    }
}
