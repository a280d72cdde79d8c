package dev.antigravity.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.catalog.RefreshedFactsTest;
import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.testing.CommandDesk;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.MovableClock;
import dev.antigravity.testing.SandboxDesk;
import dev.antigravity.testkit.FakeHost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListCommandsTest {
    private static final String ACCOUNTS = """
                    accounts: [{ name: work, api-key: sandbox-key-work }]
                    models: [{ id: sandbox-gpt, name: smart, context: 1000 }]
                models:
                  best: [sandbox/sandbox-claude-opus, lab/smart]
                """;

    private final MovableClock clock = new MovableClock();

    @TempDir
    private Path folder;

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private CommandDesk desk;

    @BeforeEach
    void open() {
        desk = new CommandDesk(new FakeHost(folder).at(clock))
                .configured(SandboxDesk.providers(sandbox) + ACCOUNTS.indent(0));
    }

    private long asked() {
        return sandbox.requests().to("/models").size();
    }

    @Test
    void showsProvidersThoseWithAccountsFirst() {
        desk.run("list models");
        var result = desk.run("list providers");

        assertThat(desk.shown(result))
                .startsWith("\n=== Available Providers ===\n1. lab - The lab\n")
                .contains("""
                1. lab - The lab
                   - Models: smart, sandbox-gpt, sandbox-gpt-plain, sandbox-compatible and 2 more
                   - API key: ✓ (work)
                """, """
                claude - Claude
                   - Models: claude-opus-5, claude-sonnet-5, claude-opus-4-7, claude-opus-4-6 and 5 more
                   - Features: chat, code, vision, documents, function_calling, thinking
                   - Account: none; antigravity accounts add claude --api-key
                """, """
                sandbox - Sandbox
                """, "   - Account: none; antigravity oauth --provider sandbox");
        assertThat(result.toMap().toString()).contains("id=lab, title=The lab, protocol=openai-chat");
    }

    @Test
    void asksProvidersOnceAnHour() {
        desk.run("list models");
        desk.run("list models");
        assertThat(asked()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(61));
        desk.run("list models");
        assertThat(asked()).isEqualTo(2);

        desk.run("list models --refresh");
        assertThat(asked()).isEqualTo(3);
    }

    @Test
    void showsWhatIsKnownAndWhereItComesFrom() {
        var result = desk.run("list models --provider lab");

        assertThat(desk.shown(result))
                .contains("=== The lab (lab) ===", "Listed 0 s ago")
                .containsPattern("smart +1000\n")
                .containsPattern("sandbox-gpt-plain +\\?\n");
        assertThat(CommandDesk.data(result))
                .contains("id=smart, context=1000, source=configuration")
                .contains("id=sandbox-gpt-tiny, source=listing, asOf=2026-11-20T12:00:00Z");
    }

    @Test
    void showsAnOldListWithItsAgeWhenNobodyAnswers() {
        desk.run("list models");
        clock.advance(Duration.ofHours(3));
        sandbox.close();

        var result = desk.run("list models");

        assertThat(result.exitCode()).isZero();
        assertThat(desk.shown(result))
                .contains("sandbox-gpt", "cannot be reached", "Listed 3 h ago, so it may be out of date.");
        assertThat(result.toMap().toString()).contains("stale=true");
    }

    @Test
    void keepsListsForTheNextProcessButNotForAnotherAddress() {
        desk.run("list models");
        desk.close();
        desk = new CommandDesk(desk.host());
        desk.run("list models");
        assertThat(asked()).isEqualTo(1);

        try (var other = Sandbox.start()) {
            desk.close();
            desk = new CommandDesk(desk.host()).configured(SandboxDesk.providers(other) + ACCOUNTS.indent(0));
            desk.run("list models");
            assertThat(other.requests().to("/models")).hasSize(1);
        }
    }

    @Test
    void showsAliasesAndWhatTheyStandFor() {
        assertThat(desk.shown(desk.run("list models")))
                .contains("=== Aliases ===")
                .containsPattern("best +sandbox/sandbox-claude-opus, else lab/smart");
    }

    @Test
    void namesTheNearestProvider() {
        var result = desk.run("list models --provider sanbox");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.toMap().toString()).contains("INVALID_PROVIDER", "Did you mean sandbox?");
    }

    @Test
    void saysHowToBeginWhereNobodyHasAnAccount() {
        desk.close();
        desk = new CommandDesk(desk.host()).configured("server: { port: 0 }");

        var result = desk.run("list models");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.toMap().toString()).contains("UNAUTHORIZED", "antigravity oauth");
    }

    @Test
    void showsWhatThisVersionBroughtAlongWhereNobodyHasBeenAsked() {
        desk.close();
        desk = new CommandDesk(desk.host()).configured("server: { port: 0 }");

        var all = desk.run("list models --all");

        assertThat(all.exitCode()).isZero();
        assertThat(desk.shown(all))
                .containsPattern("claude-opus-4-6 +Claude Opus 4\\.6 +1M +128k +\\$5 / 25 ")
                .containsPattern("gemini-2\\.5-pro +.*\\$1\\.25 / 10\\+ ");
        assertThat(CommandDesk.data(all))
                .contains("price={source=snapshot, asOf=2026-03-13T00:00:00Z, where=models.dev");
    }

    @Test
    void showsOnlyWhatCanDoIt() {
        var images = desk.shown(desk.run("list models --all --capability image_generation --sources"));

        assertThat(images).contains("gpt-image-1", "snapshot 2025-04-23").doesNotContain("gpt-5.4", "claude-opus-4-6");
        var wrong = desk.run("list models --all --capability telepathy");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.toMap().toString()).contains("no capability \"telepathy\"", "image_generation");
    }

    @Test
    void fetchesNewerFactsOnlyWhenAskedAndFromWhereTheConfigurationSays() {
        try (var dataset = new FakeUpstream()) {
            assertThat(desk.run("list models --all --refresh-facts").toMap().toString())
                    .contains("HOST_CONFIG", "model-facts: { from:");
            desk.configured(SandboxDesk.providers(sandbox) + "model-facts: { from: \"" + dataset.uri() + "\" }\n");
            desk.close();
            desk = new CommandDesk(desk.host());
            assertThat(desk.shown(desk.run("list models --provider claude --sources")))
                    .contains("snapshot 2026-");
            assertThat(dataset.others()).isEmpty();

            dataset.answer(200, Map.of(), RefreshedFactsTest.DATASET.getBytes(StandardCharsets.UTF_8));
            assertThat(desk.shown(desk.run("list models --provider claude --sources --refresh-facts")))
                    .contains("✓ Took over facts about 6 models from http://127.0.0.1:")
                    .containsPattern("claude-opus-5 .* 2M .* refreshed 2026-11-01")
                    .containsPattern("claude-haiku-4-5 .* snapshot 2025-");

            for (var answer : List.of("{}", "{ \"anthropic\": 7 }", "<html>")) {
                dataset.answer(200, Map.of(), answer.getBytes(StandardCharsets.UTF_8));
                assertThat(desk.run("list models --all --refresh-facts").toMap().toString())
                        .contains("PROVIDER_DOWN", "What was known before still holds.");
            }
            dataset.then((_, out, socket) -> {
                FakeUpstream.head(200, Map.of("Content-Length", "100000"), out);
                socket.close();
            });
            assertThat(desk.run("list models --all --refresh-facts").toMap().toString())
                    .contains("PROVIDER_DOWN", "cannot be read");
            assertThat(desk.shown(desk.run("list models --provider claude --sources")))
                    .containsPattern("claude-opus-5 .* 2M .* refreshed 2026-11-01");
        }
    }

    @Test
    void completesProvidersWithoutAskingAnybody() {
        var command = desk.book().specs().stream().filter(spec -> spec.words().equals("antigravity list models"));

        assertThat(command).hasSize(1);
        assertThat(asked()).isZero();
    }
}
