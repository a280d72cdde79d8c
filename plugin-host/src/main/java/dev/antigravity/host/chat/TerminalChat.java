package dev.antigravity.host.chat;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.host.model.ModelClient;
import dev.antigravity.host.screen.Browser;
import dev.antigravity.host.screen.Look;
import dev.antigravity.host.screen.Palette;
import dev.antigravity.host.screen.Screen;
import dev.antigravity.host.screen.ScreenConversation;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.logging.Logger;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.DumbTerminal;

/// Holds a chat until the user leaves: with somebody at a terminal, or with lines from a pipe.
public final class TerminalChat {
    /// JLine tells its troubles to standard error, into the middle of the chat. Held, because loggers are
    /// forgotten.
    private static final Logger JLINE = Logger.getLogger("org.jline");

    /// The size of a terminal that does not know its own.
    private static final Size USUAL_SIZE = Size.of(80, 24);

    private final ChatSetting setting;
    private final Optional<String> model;
    private final String userAgent;

    /// @param model another model than the environment names
    public TerminalChat(ChatSetting setting, Optional<String> model, String userAgent) {
        JLINE.setUseParentHandlers(false);
        this.setting = setting;
        this.model = model;
        this.userAgent = userAgent;
    }

    /// With the terminal this process runs in.
    public void withPerson(Look look, Browser browser, CancellationToken ending) {
        try (var terminal = TerminalBuilder.builder()
                .name("antigravity")
                .system(true)
                .dumb(true)
                .graphemeCluster(false) // would ask the terminal by escape codes and wait for an answer
                .build()) {
            if (terminal.getColumns() <= 0) {
                terminal.setSize(USUAL_SIZE);
            }
            with(terminal, look, browser, ending);
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal cannot be used", e);
        }
    }

    /// With somebody at that terminal, which is left open.
    void with(Terminal terminal, Look look, Browser browser, CancellationToken ending) {
        try (var client = new ModelClient(userAgent)) {
            var session = new Session(setting, model, client);
            var lines = new ChatTerminal(
                    terminal, session::book, look.palette(), setting.history(), setting.workingDirectory());
            try {
                var screen = lines.screen(look.withSlash());
                var conversation = new ScreenConversation(screen, screen, lines, () -> null, browser, setting.clock());
                var chat = new Chat(lines, Screens.all(screen), conversation, session, setting);
                chat.greet();
                chat.run(ending);
            } finally {
                lines.keepHistory();
            }
        }
    }

    /// With somebody who types exactly that, at a terminal that shows nothing.
    public void rehearse(String typed) {
        var in = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        try (var terminal =
                new DumbTerminal("rehearsal", "ansi", in, OutputStream.nullOutputStream(), StandardCharsets.UTF_8)) {
            with(terminal, Look.plain().in(Palette.COLOURED), Browser.none(), CancellationToken.none());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// With lines that nobody types: no prompts, no questions, nothing but answers.
    public void withPipe(BufferedReader in, Screen answers, Screen complaints, CancellationToken ending) {
        try (var client = new ModelClient(userAgent)) {
            var session = new Session(setting, model, client);
            var conversation =
                    new ScreenConversation(answers, complaints, null, () -> null, Browser.none(), setting.clock());
            var screens = Screens.onlyAnswers(answers, complaints);
            new Chat(new PipedLines(in), screens, conversation, session, setting).run(ending);
        }
    }
}
