package dev.antigravity.host.chat;

import dev.antigravity.api.CommandCall;
import dev.antigravity.api.CommandResult;
import dev.antigravity.api.CommandSpec;
import dev.antigravity.api.Conversation;
import dev.antigravity.api.Report;
import dev.antigravity.api.SlashCommand;

/// `/exit`: leaves the chat, as Ctrl-D does.
final class LeaveCommand implements SlashCommand {
    private static final CommandSpec SPEC =
            CommandSpec.of("exit", "").summary("Leave (as Ctrl-D does)").build();

    private boolean called;

    boolean wasCalled() {
        return called;
    }

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public CommandResult run(CommandCall call, Conversation conversation) {
        called = true;
        return new Report().done();
    }
}
