package dev.antigravity.host;

import dev.antigravity.api.CommandBook;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.api.Text;
import dev.antigravity.host.screen.Screen;
import java.util.ArrayList;
import java.util.List;

/// Collects commands. Of two with the same words the first stays: the host's before the plugins'.
final class CommandShelf {
    private final List<SlashCommand> commands = new ArrayList<>();
    private final Screen complaints;

    CommandShelf(Screen complaints) {
        this.complaints = complaints;
    }

    void add(SlashCommand command) {
        commands.add(command);
        try {
            CommandBook.of(commands);
        } catch (IllegalArgumentException e) {
            commands.removeLast();
            complaints.show(Text.warning(e.getMessage() + "; the second one is left out"));
        }
    }

    List<SlashCommand> commands() {
        return List.copyOf(commands);
    }

    CommandBook book() {
        return CommandBook.of(commands);
    }
}
