package dev.antigravity.host.chat;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.Report;
import dev.antigravity.api.SlashCommand;

/// `/clear`: begins a new conversation.
final class ForgetCommand implements SlashCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("clear", "").summary("Begin a new conversation").build();

    private final Dialogue dialogue;

    ForgetCommand(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        dialogue.forget();
        return new Report().success("A new conversation").done();
    }
}
