package dev.antigravity.host.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.host.environment.EnvFiles;
import dev.antigravity.host.model.FakeModel;
import dev.antigravity.host.screen.Browser;
import dev.antigravity.host.screen.Look;
import dev.antigravity.host.screen.Palette;
import dev.antigravity.host.screen.Screen;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.terminal.impl.LineDisciplineTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TerminalChatTest {
    @TempDir
    private Path folder;

    private FakeModel model;

    @BeforeEach
    void startModel() throws IOException {
        model = new FakeModel();
        Files.writeString(folder.resolve(".env"), """
                ANTHROPIC_BASE_URL=%s
                ANTHROPIC_AUTH_TOKEN=tok
                ANTHROPIC_MODEL=claude-test
                ANTHROPIC_DEFAULT_HAIKU_MODEL=claude-small
                """.formatted(model.baseUrl()));
    }

    @AfterEach
    void stopModel() {
        model.close();
    }

    private TerminalChat chat() {
        var commands = new ArrayList<SlashCommand>(SampleCommands.asking());
        var setting = new ChatSetting(
                "antigravity test",
                "antigravity",
                () -> commands,
                new EnvFiles(Map.of(), folder),
                folder,
                folder.resolve("history"),
                Clock.systemUTC());
        return new TerminalChat(setting, Optional.empty(), "test/1");
    }

    /// Types that at a terminal, and gives what is to be seen afterwards.
    private String type(String keys) throws IOException {
        return type(keys, Palette.PLAIN);
    }

    private String type(String keys, Palette palette) throws IOException {
        var out = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
        try (var terminal = new DumbTerminal("test", "ansi", in, out, StandardCharsets.UTF_8)) {
            terminal.setSize(Size.of(100, 30));
            chat().with(terminal, Look.plain().in(palette), Browser.none(), CancellationToken.none());
        }
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    @Test
    void streamsAnAnswerWithItsThinkingAndItsCounts() throws IOException {
        assertThat(type("hi\n"))
                .contains("antigravity test  claude-test at 127.0.0.1:")
                .contains("Hm.\n\nHello there.\n")
                .contains("claude-test · 12 in · 3,400 from cache · 340 out · ");
    }

    @Test
    void keepsTheConversationInMind() throws IOException {
        type("first\nsecond\n/clear\nthird\n");

        assertThat(model.requests().get(1)).contains("first", "Hello there.", "second");
        assertThat(model.requests().get(2)).contains("third").doesNotContain("first");
    }

    @Test
    void takesAFailedQuestionBack() throws IOException {
        model.behaving(FakeModel.refusing(429, "slow down"));
        var seen = type("first\nsecond\n");

        assertThat(seen).contains("✗ HTTP 429: slow down (RATE_LIMITED)");
        assertThat(model.requests().get(1)).contains("second").doesNotContain("first");
    }

    @Test
    void completesCommandsOnTab() throws IOException {
        assertThat(type("/mod\tclaude-s\t\n/model\n")).contains("Model: claude-small at 127.0.0.1:");
    }

    @Test
    void asksTheQuestionsOfACommand() throws IOException {
        var seen = type("/antigravity login\nwork\ns3cret\n");

        assertThat(seen)
                .contains("Name: work")
                .contains("✓ work has a key of 6")
                .doesNotContain("s3cret");
    }

    @Test
    void keepsAHistoryWithoutSecrets() throws IOException {
        type("hi\n/antigravity env set API_KEY=abc\n/antigravity login\nwork\ns3cret\n/exit\n");

        assertThat(Files.readAllLines(folder.resolve("history"))).containsExactly("hi", "/antigravity login", "/exit");
    }

    @Test
    void usesColoursOnlyIfTheyAreWanted() throws IOException {
        assertThat(type("/exit\n", Palette.COLOURED)).contains("\033[1mantigravity test\033[0m");
        assertThat(type("/exit\n").replaceAll("\033\\[[0-9;]*[A-HJKX]|\033\\[\\?\\d+[hl]", ""))
                .doesNotContain("\033[");
    }

    @Test
    void saysWhatToDoWithoutAModel() throws IOException {
        Files.delete(folder.resolve(".env"));

        assertThat(type("hi\n"))
                .contains("✗ No model is configured: neither " + folder.resolve(".env"))
                .contains("Run /antigravity oauth to sign in, then /antigravity configure.");
    }

    @Test
    void noticesThatACommandChangedTheModel() throws IOException {
        assertThat(type("/model claude-small\n")).contains("Now talking to claude-small at 127.0.0.1:");
    }

    @Test
    void stopsAnAnswerOnCtrlCAndGoesOn() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var terminal = new LineDisciplineTerminal("test", "ansi", out, StandardCharsets.UTF_8)) {
            terminal.setSize(Size.of(100, 30));
            model.behaving((_, stream) -> {
                FakeModel.begin(stream);
                FakeModel.text(stream, "Hel");
                terminal.raise(Signal.INT);
                model.behaving((_, next) -> FakeModel.answer(next, "Still here."));
                while (true) {
                    FakeModel.event(stream, "{\"type\":\"ping\"}");
                }
            });
            terminal.processInputBytes("hi\nagain\n/exit\n".getBytes(StandardCharsets.UTF_8));
            chat().with(terminal, Look.plain(), Browser.none(), CancellationToken.none());
        }
        model.awaitClientGone();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Stopped.").contains("Still here.");
    }

    @Test
    void writesOnlyAnswersIntoAPipe() {
        var answers = new StringWriter();
        var complaints = new StringWriter();
        var in = new BufferedReader(new StringReader("hi\n/model\n/nonsense\n"));

        chat().withPipe(
                        in,
                        new Screen(new PrintWriter(answers), Look.plain()),
                        new Screen(new PrintWriter(complaints), Look.plain()),
                        CancellationToken.none());

        assertThat(answers.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("Hello there."),
                        line -> assertThat(line).startsWith("Model: claude-test at "));
        assertThat(complaints.toString()).startsWith("✗ Unknown command \"nonsense\".");
    }
}
