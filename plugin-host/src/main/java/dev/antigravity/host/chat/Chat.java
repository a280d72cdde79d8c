package dev.antigravity.host.chat;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CancelledException;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandLine;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.Text;
import dev.antigravity.api.Text.Role;
import dev.antigravity.host.model.ModelException;
import dev.antigravity.host.model.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// One chat, from the first line to the last: what begins with a slash is a command, the rest is said to the model.
final class Chat {
    private final Lines lines;
    private final Screens screens;
    private final Conversation conversation;
    private final Session session;
    private final ChatSetting setting;
    private Optional<String> spokenTo;

    Chat(Lines lines, Screens screens, Conversation conversation, Session session, ChatSetting setting) {
        this.lines = lines;
        this.screens = screens;
        this.conversation = conversation;
        this.session = session;
        this.setting = setting;
        this.spokenTo = spokenToNow();
    }

    void greet() {
        try {
            var settings = session.models().settings();
            screens.remarks().show(Text.EMPTY.and(Role.TITLE, setting.product()).muted("  " + settings));
        } catch (ModelException e) {
            screens.remarks().show(Text.EMPTY.and(Role.TITLE, setting.product()));
            show(e);
        }
        screens.remarks()
                .show(Text.EMPTY.muted(
                        "Say something, or / and TAB for commands. Ctrl-C stops an answer, Ctrl-D leaves."));
    }

    /// Goes on until the user leaves, or the host is told to end.
    void run(CancellationToken ending) {
        while (!session.isOver() && !ending.isCancelled()) {
            var line = lines.next();
            if (line == null) {
                return;
            }
            if (line.startsWith("/")) {
                command(line);
            } else if (!line.isBlank()) {
                say(line);
            }
        }
    }

    private void command(String text) {
        try {
            var line = CommandLine.parse(text);
            var result = lines.cancellable(
                    token -> session.book().run(line, setting.workingDirectory(), token, conversation));
            if (line.json()) {
                screens.answers().showAsJson(result);
            } else {
                screens.answers().show(result, screens.complaints());
            }
            tellWhoIsSpokenTo();
        } catch (CommandException e) {
            complain(e);
        }
    }

    /// A command may have changed the environment; then the user should know whom the next words reach.
    private void tellWhoIsSpokenTo() {
        var now = spokenToNow();
        if (!now.equals(spokenTo)) {
            now.ifPresent(model -> screens.remarks().show(Text.EMPTY.muted("Now talking to " + model)));
            spokenTo = now;
        }
    }

    private Optional<String> spokenToNow() {
        try {
            return Optional.of(session.models().settings().toString());
        } catch (ModelException _) {
            return Optional.empty();
        }
    }

    private void say(String words) {
        var begun = setting.clock().instant();
        try {
            var settings = session.models().settings();
            var printer = new AnswerPrinter(screens, screens.remarks().waitFor(settings.model(), setting.clock()));
            try {
                var reply = lines.cancellable(token -> session.dialogue().say(words, settings, printer, token));
                printer.end();
                footer(reply, Duration.between(begun, setting.clock().instant()));
            } finally {
                printer.end();
            }
        } catch (CancelledException _) {
            screens.complaints().show(Text.EMPTY.muted("Stopped."));
        } catch (ModelException e) {
            show(e);
        }
    }

    private void show(ModelException failure) {
        complain(Advice.asCommandFailure(failure, setting.root()));
    }

    private void complain(CommandException failure) {
        screens.complaints().show(CommandResult.failed(failure), screens.complaints());
    }

    private void footer(Reply reply, Duration took) {
        var facts = new ArrayList<String>();
        reply.model().ifPresent(facts::add);
        add(facts, reply.usage().input(), " in");
        add(facts, reply.usage().cacheRead(), " from cache");
        add(facts, reply.usage().output(), " out");
        facts.add(String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0));
        reply.stopReason()
                .filter(reason -> !reason.equals("end_turn"))
                .ifPresent(reason -> facts.add("ended: " + reason));
        screens.remarks().show(Text.EMPTY.muted(String.join(" · ", facts)));
    }

    private static void add(ArrayList<String> facts, OptionalLong tokens, String what) {
        if (tokens.isPresent() && tokens.getAsLong() > 0) {
            facts.add(String.format(Locale.ROOT, "%,d", tokens.getAsLong()) + what);
        }
    }
}
