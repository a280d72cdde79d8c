package dev.antigravity.host.chat;

import dev.antigravity.api.CommandBook;
import dev.antigravity.api.SlashCommand;
import dev.antigravity.host.model.ModelClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What lasts as long as one chat: what was said, who is spoken to, and the commands that change either.
final class Session {
    private final Dialogue dialogue;
    private final ModelChoice models;
    private final LeaveCommand leave = new LeaveCommand();
    private final List<SlashCommand> own;
    private final Supplier<List<SlashCommand>> others;
    private List<SlashCommand> seen = List.of();
    private CommandBook book;

    Session(ChatSetting setting, Optional<String> model, ModelClient client) {
        this.dialogue = new Dialogue(client);
        this.models = new ModelChoice(setting.environment());
        model.ifPresent(models::pick);
        this.own = List.of(new ChooseModelCommand(models), new ForgetCommand(dialogue), leave);
        this.others = setting.commands();
        this.book = CommandBook.of(own);
    }

    Dialogue dialogue() {
        return dialogue;
    }

    ModelChoice models() {
        return models;
    }

    /// The commands there are just now. A chat's own words are nobody else's.
    synchronized CommandBook book() {
        var now = others.get();
        if (now != seen) {
            var all = new ArrayList<>(now);
            all.removeIf(command -> command.spec().allWords().stream().anyMatch(this::isOwn));
            all.addAll(own);
            book = CommandBook.of(all);
            seen = now;
        }
        return book;
    }

    private boolean isOwn(List<String> words) {
        return own.stream().anyMatch(command -> command.spec().allWords().contains(words));
    }

    boolean isOver() {
        return leave.wasCalled();
    }
}
