package dev.antigravity.host;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandException;
import dev.antigravity.api.CommandLine;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.ErrorCode;
import dev.antigravity.host.json.JsonText;
import dev.antigravity.host.screen.Browser;
import dev.antigravity.host.screen.Look;
import dev.antigravity.host.screen.Screen;
import dev.antigravity.host.screen.ScreenConversation;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;

/// Answers a slash command of Claude Code before any model is asked: what there is to say becomes the reason why the
/// prompt goes no further. So signing in works for somebody who has no model yet.
final class PromptHook {
    private final World world;
    private final String root;
    private final CommandBook book;

    PromptHook(World world, String root, CommandBook book) {
        this.world = world;
        this.root = root;
        this.book = book;
    }

    /// Reads the event from the input, and writes the answer; nothing for what is not ours, which lets it pass.
    void run(CancellationToken cancellation) {
        var said = new StringWriter();
        var screen = new Screen(new PrintWriter(said), Look.plain().withSlash());
        var prompt = TypedPrompt.read(world.in().lines().collect(Collectors.joining("\n")));
        if (prompt.isEmpty()) {
            return;
        }
        try {
            var line = prompt.get().line(root, book.specs());
            if (line.isEmpty()) {
                return;
            }
            answer(line.get(), screen, cancellation);
        } catch (CommandException e) {
            screen.show(CommandResult.failed(e), screen);
        }
        world.out().println(blocked(said.toString()));
        world.out().flush();
    }

    private void answer(CommandLine line, Screen screen, CancellationToken cancellation) {
        if (TypedPrompt.staysForever(line)) {
            throw new CommandException(
                    ErrorCode.USAGE,
                    "This goes on until somebody ends it, which nobody can from here.",
                    "In a terminal: " + String.join(" ", line.words()));
        }
        var result = book.run(line, world.workingDirectory(), cancellation, conversation(screen));
        if (line.json()) {
            screen.showAsJson(result);
        } else {
            screen.show(result, screen);
        }
    }

    /// Nobody can be asked, and progress nobody sees.
    private ScreenConversation conversation(Screen screen) {
        return new ScreenConversation(screen, Screen.unseen(), null, () -> null, Browser.none(), world.clock());
    }

    private static String blocked(String said) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("decision", "block");
        answer.put("reason", said.strip());
        answer.put("suppressOriginalPrompt", true);
        return JsonText.of(answer);
    }
}
