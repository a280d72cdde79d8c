package dev.antigravity.host;

import dev.antigravity.api.CommandBook;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.api.Text;
import dev.antigravity.host.screen.Screen;
import java.util.ArrayList;
import java.util.List;

/// Puts the host's commands and those of plugins together: the plugins' first, since they are what people come for.
/// Words that are taken stay with whoever had them, and the host had them before any plugin.
final class CommandShelf {
    private final List<SlashCommand> own = new ArrayList<>();
    private final List<SlashCommand> others = new ArrayList<>();
    private final Screen complaints;

    CommandShelf(Screen complaints) {
        this.complaints = complaints;
    }

    void addOwn(SlashCommand command) {
        own.add(command);
    }

    void addAll(List<SlashCommand> commands) {
        for (var command : commands) {
            others.add(command);
            try {
                book();
            } catch (IllegalArgumentException e) {
                others.removeLast();
                complaints.show(Text.warning(e.getMessage() + "; the later one is left out"));
            }
        }
    }

    List<SlashCommand> commands() {
        var all = new ArrayList<>(others);
        all.addAll(own);
        return all;
    }

    CommandBook book() {
        return CommandBook.of(commands());
    }
}
