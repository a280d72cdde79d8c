package dev.antigravity.host;

import dev.antigravity.api.CancellationToken;
import dev.antigravity.api.CommandBook;
import dev.antigravity.api.CommandLine;
import dev.antigravity.host.chat.ChatSetting;
import dev.antigravity.host.chat.TerminalChat;
import dev.antigravity.host.screen.Browser;
import dev.antigravity.host.screen.Look;
import dev.antigravity.host.screen.Palette;
import dev.antigravity.host.screen.Screen;
import dev.antigravity.host.screen.ScreenConversation;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Optional;

/// Goes once through what commands and the chat need, in front of nobody: help of every command, results as text
/// and as JSON, a short chat on a terminal that is none. Run under the JVM's recorder, it makes the next start
/// fast.
final class Rehearsal {
    private final CommandBook book;
    private final ChatSetting setting;
    private final World world;
    private final Screen unseen =
            new Screen(new PrintWriter(Writer.nullWriter()), Look.plain().in(Palette.COLOURED));

    Rehearsal(CommandBook book, ChatSetting setting, World world) {
        this.book = book;
        this.setting = setting;
        this.world = world;
    }

    void run(String root) {
        for (var spec : book.specs()) {
            show(new CommandLine(List.of(spec.words().split(" ")), "", false, true));
        }
        show(new CommandLine(List.of(root, "plugins"), "", true, false));
        show(new CommandLine(List.of(root, "no such command"), "", false, false));
        new TerminalChat(setting, Optional.empty(), Product.userAgent()).rehearse("/" + root + " hel\t\n/exit\n");
    }

    private void show(CommandLine line) {
        var nobody = new ScreenConversation(unseen, unseen, null, () -> null, Browser.none(), world.clock());
        var result = book.run(line, world.workingDirectory(), CancellationToken.none(), nobody);
        if (line.json()) {
            unseen.showAsJson(result);
        } else {
            unseen.show(result, unseen);
        }
    }
}
