package dev.antigravity.host.chat;

import dev.antigravity.api.CommandBook;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.host.model.ModelClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What lasts as long as one chat: what was said, who is spoken to, and the commands that change either.
final class Session {
    private final Dialogue dialogue;
    private final ModelChoice models;
    private final LeaveCommand leave = new LeaveCommand();
    private final CommandBook book;

    Session(ChatSetting setting, Optional<String> model, ModelClient client) {
        this.dialogue = new Dialogue(client);
        this.models = new ModelChoice(setting.environment());
        model.ifPresent(models::pick);
        var all = new ArrayList<SlashCommand>(setting.commands());
        all.addAll(List.of(new ChooseModelCommand(models), new ForgetCommand(dialogue), leave));
        this.book = CommandBook.of(all);
    }

    Dialogue dialogue() {
        return dialogue;
    }

    ModelChoice models() {
        return models;
    }

    CommandBook book() {
        return book;
    }

    boolean isOver() {
        return leave.wasCalled();
    }
}
